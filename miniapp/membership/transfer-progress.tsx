import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { TransferView } from '../../shared/membership/standing.contract'
import { standingText } from '../../shared/membership/standingText'
import { useText } from '../platform/locale'
import { replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Button, Card, confirm, NumberRow, Page, Row, Tag } from '../ui'
import { errorWords, explain } from './parts/clients'
import { Problem } from './parts/Problem'
import { standing } from './parts/standingClient'
import { transferTones } from './parts/standingTones'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '转会进度' })

/** Where a transfer is, until when it is answered, and what came of it. */
export default function TransferProgress() {
  const text = useText(standingText).progress
  const { id = '' } = useRouter().params
  const view = useView(() => standing.getTransfer({ params: { transferId: id } }), { deps: [id] })
  return (
    <Page title={text.title} view={view} errors={errorWords()}>
      {(transfer) => (
        <>
          <Head transfer={transfer} />
          <Details transfer={transfer} />
          <Actions transfer={transfer} onChanged={view.show} onRefresh={view.refresh} />
        </>
      )}
    </Page>
  )
}

function Head({ transfer }: { transfer: TransferView }) {
  const text = useText(standingText)
  const { state, from, to, owner, dueAt } = transfer
  const when = useWhen()
  const isLate = dueAt !== null && Date.parse(dueAt) < Date.now()
  const { heads, bodies, due, overdue, movedUp } = text.progress
  return (
    <Card>
      <View className="status">
        <View className="status__head">
          <Text className="status__words" aria-role="heading" aria-level={1}>
            {heads[state]}
          </Text>
          {heads[state] !== text.transferStates[state] && (
            <Tag tone={transferTones[state]}>{text.transferStates[state]}</Tag>
          )}
        </View>
        <Text>{bodies[state](owner?.name ?? to.name, from.name)}</Text>
        {owner !== null && owner.id !== to.id && <Text>{movedUp(to.name)}</Text>}
        {dueAt && <Text className="status__due">{isLate ? overdue(when.at(dueAt)) : due(when.at(dueAt))}</Text>}
      </View>
    </Card>
  )
}

function Details({ transfer }: { transfer: TransferView }) {
  const text = useText(standingText).progress
  const when = useWhen()
  const { number, from, to, note, reason, requestedAt, decidedAt } = transfer
  return (
    <>
      {reason && (
        <Card title={text.reason}>
          <Text>{reason}</Text>
        </Card>
      )}
      <Card kind="rows">
        <NumberRow title={text.receipt} number={number} />
        <Row title={text.from} note={from.name} />
        <Row title={text.to} note={to.name} />
        <Row title={text.asked} note={when.at(requestedAt)} />
        {decidedAt && <Row title={text.decided} note={when.at(decidedAt)} />}
        {note && <Row title={text.note} note={note} />}
      </Card>
    </>
  )
}

interface ActionsProps {
  transfer: TransferView
  onChanged: (transfer: TransferView) => void
  onRefresh: () => Promise<void>
}

function Actions({ transfer, onChanged, onRefresh }: ActionsProps) {
  const text = useText(standingText).progress
  const { id, version, actions, state } = transfer
  const withdrawal = useCommand(standing.withdrawTransfer, { onDone: onChanged, onError: () => void onRefresh() })
  const withdraw = async () => {
    const { withdrawAsk: title, withdrawBody: body, withdrawYes: ok, withdrawNo: cancel } = text
    if (await confirm({ title, body, ok, cancel })) {
      void withdrawal.run({ params: { transferId: id }, body: { version } })
    }
  }
  return (
    <>
      {withdrawal.error && <Problem words={explain(withdrawal.error)} />}
      {actions.includes('withdraw') && (
        <Button kind="plain" busy={withdrawal.busy} onTap={() => void withdraw()}>
          {text.withdraw}
        </Button>
      )}
      {state === 'accepted' && <BottomBar label={text.card} onTap={() => replace('/membership/card')} />}
      {actions.includes('askAgain') && (
        <BottomBar label={text.again} onTap={() => replace('/organisations/find?choose=1&for=transfer')} />
      )}
    </>
  )
}
