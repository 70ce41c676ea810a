import { Text } from '@tarojs/components'
import type { Settlement } from '../../../shared/benefits/merchants.contract'
import { settlementText } from '../../../shared/benefits/settlementText'
import { yuan } from '../../../shared/payments/fen'
import { useText } from '../../platform/locale'
import { Card, Empty, Row } from '../../ui'
import './redeem.scss'

/** What was redeemed at a merchant in a month, campaign by campaign, and the sum. */
export function SettledRows({ settled: { merchant, rows, count, fen } }: { settled: Settlement }) {
  const text = useText(settlementText)
  if (rows.length === 0) return <Empty text={text.none} />
  const sum = (of: number) => <Text className="settled__sum">{text.yuan(yuan(of))}</Text>
  return (
    <Card kind="rows" title={merchant.name}>
      {rows.map(({ campaign, valueFen, count, fen }) => (
        <Row
          key={`${campaign.id} ${valueFen}`}
          title={campaign.name}
          note={`${text.count(count)} · ${text.each(yuan(valueFen))}`}
          value={sum(fen)}
        />
      ))}
      <Row title={text.total} note={text.count(count)} value={sum(fen)} />
    </Card>
  )
}
