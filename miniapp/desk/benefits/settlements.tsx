import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { merchantsDeskText } from '../../../shared/benefits/merchantsDeskText'
import { settlementText } from '../../../shared/benefits/settlementText'
import { yuan } from '../../../shared/payments/fen'
import { MonthBar, thisMonth } from '../../benefits/parts/MonthBar'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { Card, Empty, Row, Skeleton } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { merchantErrorWords, merchants } from './parts/merchantClient'
import './parts/merchants.scss'

definePageConfig({ navigationBarTitleText: '商户结算' })

/** What is owed to the merchants in reach, month by month. */
export default function DeskSettlements() {
  const title = useText(merchantsDeskText).settlements
  const text = useText(settlementText)
  const [month, setMonth] = useState(thisMonth)
  const view = useView(() => merchants.listSettlements({ query: { month } }), { deps: [month] })
  const sum = (fen: number) => <Text className="settled__sum">{text.yuan(yuan(fen))}</Text>
  return (
    <DeskPage title={title} section="merchants" view={view} errors={merchantErrorWords()}>
      {(settled) => (
        <View className="desk-merchants">
          <MonthBar month={month} onChange={setMonth} />
          {settled.month !== month ? (
            <Skeleton cards={1} />
          ) : settled.merchants.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows">
              {settled.merchants.map(({ merchant, count, fen }) => (
                <Row
                  key={merchant.id}
                  title={merchant.name}
                  note={text.count(count)}
                  value={sum(fen)}
                  onTap={() => open(`/desk/benefits/settlement?id=${merchant.id}&month=${month}`)}
                />
              ))}
              <Row title={text.total} note={text.count(settled.count)} value={sum(settled.fen)} />
            </Card>
          )}
        </View>
      )}
    </DeskPage>
  )
}
