import type { SignedIn } from '../../../shared/identity/contract'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Button, Card } from '../../ui'
import { CodeFields, usePhoneCode } from './CodeFields'
import { explain, identity, isPhoneHeld } from './clients'
import { NoticeLine } from './NoticeLine'

/** Phone and code on one screen; the answer to a known and an unknown number is the same. */
export function SmsEntry({ onDone }: { onDone: (signedIn: SignedIn) => void }) {
  const text = useText(signInText)
  const typed = usePhoneCode()
  const { phone, code } = typed
  const entry = useCommand(identity.signInBySms, { onDone })
  return (
    <>
      <Card kind="rows">
        <CodeFields label={text.phone} hint={text.phoneHint} typed={typed} request={identity.requestSmsCode} />
      </Card>
      <NoticeLine />
      {entry.error && isPhoneHeld(entry.error) && (
        <Button kind="outline" size="small" onTap={() => open('/membership/release?about=phone')}>
          {text.phoneHeld}
        </Button>
      )}
      <BottomBar
        label={text.title}
        missing={typed.missing}
        busy={entry.busy}
        error={entry.error ? explain(entry.error) : null}
        note={text.note}
        onTap={() => void entry.run({ body: { phone, code } })}
      />
    </>
  )
}
