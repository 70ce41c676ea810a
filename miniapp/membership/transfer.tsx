import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { StandingView } from '../../shared/membership/standing.contract'
import { standingText } from '../../shared/membership/standingText'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Empty, Field, Page, Row, Skeleton } from '../ui'
import { errorWords, explain } from './parts/clients'
import { standing } from './parts/standingClient'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '转会' })

const findUnion = '/organisations/find?choose=1&for=transfer'

/** From here to there, a word if one likes, and what happens then. */
export default function Transfer() {
  const text = useText(standingText)
  const { organisationId } = useRouter().params
  const view = useView(() => standing.getStanding({ query: organisationId ? { to: organisationId } : {} }), {
    deps: [organisationId],
  })
  return (
    <Page title={text.ask.title} view={view} errors={errorWords()} skeleton={<Skeleton cards={3} />}>
      {(own) => <Content own={own} />}
    </Page>
  )
}

function Content({ own }: { own: StandingView }) {
  const text = useText(standingText)
  const { current, transfer, target, actions } = own
  if (!current) return <Empty text={text.none} action={{ label: text.join, onTap: () => open('/membership/join') }} />
  if (current.state === 'transferring' && transfer) {
    const see = () => replace(`/membership/transfer-progress?id=${transfer.id}`)
    return <Empty text={text.ask.open} action={{ label: text.ask.openAction, onTap: see }} />
  }
  if (!actions.includes('transfer')) return <Empty text={text.ask.blocked} />
  return target ? <AskForm from={current.organisation} to={target} /> : <Choose from={current.organisation.name} />
}

function Choose({ from }: { from: string }) {
  const text = useText(standingText).ask
  return (
    <>
      <Card kind="rows">
        <Row title={text.from} note={from} />
        <Row title={text.choose} note={text.chooseHint} onTap={() => replace(findUnion)} />
      </Card>
      <Way />
      <BottomBar label={text.chooseAction} onTap={() => replace(findUnion)} />
    </>
  )
}

type Union = NonNullable<StandingView['target']>

function AskForm({ from, to }: { from: Union; to: Union }) {
  const text = useText(standingText).ask
  const [note, setNote] = useState('')
  const ask = useCommand(standing.askTransfer, {
    onDone: ({ id }) => replace(`/membership/transfer-progress?id=${id}`),
  })
  const words = note.trim()
  const submit = () => void ask.run({ body: { organisationId: to.id, ...(words ? { note: words } : {}) } })
  return (
    <>
      <Card kind="wash">
        <View className="place">
          <View className="place__main">
            <Text className="place__note">{text.to}</Text>
            <Text className="place__union">{to.name}</Text>
          </View>
          <Button kind="plain" size="small" onTap={() => replace(findUnion)}>
            {text.change}
          </Button>
        </View>
      </Card>
      <Card kind="rows">
        <Row title={text.from} note={from.name} />
      </Card>
      <Card>
        <Field label={text.note} placeholder={text.noteHint} lines maxLength={300} value={note} onChange={setNote} />
      </Card>
      <Way />
      <BottomBar
        label={text.submit}
        missing={from.id === to.id ? text.same : null}
        busy={ask.busy}
        error={ask.error ? explain(ask.error) : null}
        onTap={submit}
      />
    </>
  )
}

/** What happens then, before one has to ask. */
function Way() {
  const text = useText(standingText).ask
  return (
    <Card title={text.steps}>
      <View className="way">
        {[text.step1, text.step2, text.step3].map((step, at) => (
          <View key={step} className="way__step">
            <Text className="way__number">{String(at + 1)}</Text>
            <Text className="way__words">{step}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
