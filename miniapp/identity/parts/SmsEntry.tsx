import { useState } from 'react'
import type { SignedIn } from '../../../shared/identity/contract'
import { signInText } from '../../../shared/identity/signInText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Button, Card, PhoneCodeFields, useMissingOf } from '../../ui'
import { explain, identity, isPhoneHeld } from './clients'
import { NoticeLine } from './NoticeLine'

/** Phone and code on one screen; the answer to a known and an unknown number is the same. */
export function SmsEntry({ onDone }: { onDone: (signedIn: SignedIn) => void }) {
  const text = useText(signInText)
  const [typed, setTyped] = useState({ phone: '', code: '' })
  const missing = useMissingOf(typed)
  const entry = useCommand(identity.signInBySms, { onDone })
  return (
    <>
      <Card kind="rows">
        <PhoneCodeFields value={typed} onChange={setTyped} request={identity.requestSmsCode} hint={text.phoneHint} />
      </Card>
      <NoticeLine />
      {entry.error && isPhoneHeld(entry.error) && (
        <Button kind="outline" size="small" onTap={() => open('/membership/release?about=phone')}>
          {text.phoneHeld}
        </Button>
      )}
      <BottomBar
        label={text.title}
        missing={missing}
        busy={entry.busy}
        error={entry.error ? explain(entry.error) : null}
        note={text.note}
        onTap={() => void entry.run({ body: typed })}
      />
    </>
  )
}
