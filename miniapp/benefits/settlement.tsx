import { useState } from 'react'
import { redeemText } from '../../shared/benefits/redeemText'
import { settlementText } from '../../shared/benefits/settlementText'
import { useText } from '../platform/locale'
import { useView } from '../platform/useView'
import { Card, Chips, Empty, Page, Skeleton } from '../ui'
import { MonthBar, thisMonth } from './parts/MonthBar'
import { merchants, redeemErrors } from './parts/redeemClient'
import { SettledRows } from './parts/SettledRows'

definePageConfig({ navigationBarTitleText: '结算单' })

/** What was redeemed at the clerk's merchants, month by month. */
export default function OwnSettlement() {
  const text = useText(settlementText)
  const till = useText(redeemText).till
  const [month, setMonth] = useState(thisMonth)
  const [chosen, setChosen] = useState<string | null>(null)
  const load = async () => {
    const own = (await merchants.getTill()).merchants
    const merchantId = chosen ?? own[0]?.id
    const settled = merchantId ? await merchants.getSettlement({ query: { merchantId, month } }) : null
    return { own, settled }
  }
  const view = useView(load, { deps: [month, chosen] })
  return (
    <Page title={text.title} view={view} errors={redeemErrors()}>
      {({ own, settled }) =>
        settled === null ? (
          <Empty text={till.none} />
        ) : (
          <>
            {own.length > 1 && (
              <Card>
                <Chips
                  label={till.where}
                  options={own.map(({ id, name }) => ({ value: id, label: name }))}
                  value={settled.merchant.id}
                  onChange={setChosen}
                />
              </Card>
            )}
            <MonthBar month={month} onChange={setMonth} />
            {settled.month === month ? <SettledRows settled={settled} /> : <Skeleton cards={1} />}
          </>
        )
      }
    </Page>
  )
}
