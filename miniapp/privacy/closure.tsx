import { Text, View } from '@tarojs/components'
import { closureText } from '../../shared/privacy/closureText'
import type { ClosureView } from '../../shared/privacy/contract'
import { privacyText } from '../../shared/privacy/text'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, confirm, Page, Row, toast } from '../ui'
import { explain, privacy, wordFor } from './parts/clients'
import { Problem } from './parts/Problem'
import './privacy.scss'

definePageConfig({ navigationBarTitleText: '注销账号' })

/** What closing means and what stands against it; or, while it is being closed, the way back. */
export default function Closure() {
  const text = useText(closureText)
  const { errors } = useText(privacyText)
  const view = useView(() => privacy.getClosure())
  const show = (closure: ClosureView) => {
    view.show(closure)
    rememberClosing(closure)
  }
  return (
    <Page title={text.title} view={view} errors={errors}>
      {(closure) =>
        closure.closesAt ? (
          <Closing closesAt={closure.closesAt} onBack={show} />
        ) : (
          <Before closure={closure} onClosing={show} onRefresh={view.refresh} />
        )
      }
    </Page>
  )
}

/** The tab 我的 says so at once, before it asks the server again. */
function rememberClosing({ closesAt }: ClosureView): void {
  const { me, update } = useSession.getState()
  if (me) update({ ...me, closesAt })
}

function Closing({ closesAt, onBack }: { closesAt: string; onBack: (closure: ClosureView) => void }) {
  const text = useText(closureText)
  const when = useWhen()
  const comeBack = useCommand(privacy.cancelClosure, {
    onDone: (closure) => {
      onBack(closure)
      toast(text.back)
    },
  })
  return (
    <>
      <Card title={text.closing}>
        <Text className="rights__paragraph">{text.closesAt(when.at(closesAt))}</Text>
        <Text className="rights__paragraph">{text.meanwhile}</Text>
      </Card>
      {comeBack.error && <Problem words={explain(comeBack.error)} />}
      <Button busy={comeBack.busy} onTap={() => void comeBack.run({})}>
        {text.comeBack}
      </Button>
    </>
  )
}

interface BeforeProps {
  closure: ClosureView
  onClosing: (closure: ClosureView) => void
  onRefresh: () => Promise<void>
}

function Before({ closure, onClosing, onRefresh }: BeforeProps) {
  const text = useText(closureText)
  const { days, matters, memberOf } = closure
  const request = useCommand(privacy.requestClosure, { onDone: onClosing, onError: () => void onRefresh() })
  const close = async () => {
    if (await confirm({ title: text.ask, body: text.askBody(days), ok: text.askYes })) void request.run({})
  }
  return (
    <>
      <Card title={text.before}>
        {[text.factReturn(days), text.factGone, text.factKept].map((fact) => (
          <Text key={fact} className="rights__paragraph">
            {fact}
          </Text>
        ))}
        {memberOf && (
          <View className="rights__wash">
            <Text>{text.member(memberOf)}</Text>
          </View>
        )}
      </Card>
      {matters.length > 0 && <OpenMatters matters={matters} />}
      {request.error && <Problem words={explain(request.error)} />}
      <Button kind="outline" disabled={matters.length > 0} busy={request.busy} onTap={() => void close()}>
        {matters.length > 0 ? text.open : text.close}
      </Button>
    </>
  )
}

function OpenMatters({ matters }: Pick<ClosureView, 'matters'>) {
  const text = useText(closureText)
  return (
    <Card title={text.open} kind="rows">
      {matters.map(({ code, link }) => (
        <Row
          key={code}
          title={wordFor(text.matters, code, text.otherMatter)}
          {...(link ? { value: text.goThere, onTap: () => open(link) } : {})}
        />
      ))}
    </Card>
  )
}
