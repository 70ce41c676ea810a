import { Text } from '@tarojs/components'
import type { SessionView } from '../../shared/identity/contract'
import { signInText } from '../../shared/identity/signInText'
import { identityText } from '../../shared/identity/text'
import { wordsOf } from '../platform/errors'
import { useText } from '../platform/locale'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, confirm, Page, Row, Tag, toast } from '../ui'
import { identity } from './parts/clients'
import './identity.scss'

definePageConfig({ navigationBarTitleText: '登录记录' })

/** Where one is signed in, and the way to end what one does not know. */
export default function Sessions() {
  const text = useText(signInText).sessions
  const errors = useText(identityText).errors
  const view = useView(() => identity.listSessions())
  const shown = {
    onDone: (answer: { items: SessionView[] }) => {
      view.show(answer)
      toast(text.ended)
    },
  }
  const ending = useCommand(identity.endSession, shown)
  const endingOthers = useCommand(identity.endOtherSessions, shown)
  const endOthers = async () => {
    if (await confirm({ title: text.endAsk, body: text.endBody, ok: text.end })) await endingOthers.run({})
  }
  const failure = ending.error ?? endingOthers.error
  return (
    <Page title={text.title} view={view} errors={errors}>
      {({ items }) => (
        <>
          <Text className="entry__lead">{items.length > 1 ? text.lead : text.only}</Text>
          <Card kind="rows">
            {items.map((one) => (
              <Session key={one.id} session={one} onEnd={() => void ending.run({ params: { sessionId: one.id } })} />
            ))}
          </Card>
          {failure && (
            <Text className="entry__error" aria-role="alert">
              {wordsOf(failure, errors)}
            </Text>
          )}
          {items.length > 1 && (
            <Button kind="outline" busy={endingOthers.busy} onTap={() => void endOthers()}>
              {text.endOthers}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

function Session({ session, onEnd }: { session: SessionView; onEnd: () => void }) {
  const text = useText(signInText).sessions
  const { at } = useWhen()
  const { way, isThis } = session
  const signedIn = text.signedIn(at(session.signedInAt))
  return (
    <Row
      title={`${way ? text.ways[way] : text.unknownWay} · ${signedIn}`}
      note={text.lastSeen(at(session.lastSeenAt))}
      value={
        isThis ? (
          <Tag tone="ok">{text.here}</Tag>
        ) : (
          <Button kind="outline" size="small" label={text.endLabel(at(session.signedInAt))} onTap={onEnd}>
            {text.end}
          </Button>
        )
      }
    />
  )
}
