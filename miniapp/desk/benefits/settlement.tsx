import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { settlementText } from '../../../shared/benefits/settlementText'
import { MonthBar, thisMonth } from '../../benefits/parts/MonthBar'
import { SettledRows } from '../../benefits/parts/SettledRows'
import { saveFile } from '../../platform/files'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Skeleton, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { explained, merchantErrorWords, merchants } from './parts/merchantClient'
import './parts/merchants.scss'

definePageConfig({ navigationBarTitleText: '结算单' })

/** What was redeemed at a merchant in a month (`?id=`), and each redemption as a workbook. */
export default function DeskSettlement() {
  const text = useText(settlementText)
  const { id = '', month: first } = useRouter().params
  const [month, setMonth] = useState(() => first ?? thisMonth())
  const asked = { params: { merchantId: id }, query: { month } }
  const view = useView(() => merchants.getDeskSettlement(asked), { deps: [id, month] })
  const exporting = useCommand(() => merchants.exportSettlement(asked), {
    onDone: (file) => void saveFile(file),
    onError: (error) => toast(explained(error) ?? ''),
  })
  return (
    <DeskPage title={text.title} section="merchants" view={view} errors={merchantErrorWords()}>
      {(settled) => (
        <View className="desk-merchants">
          <MonthBar month={month} onChange={setMonth} />
          {settled.month === month ? <SettledRows settled={settled} /> : <Skeleton cards={1} />}
          {settled.rows.length > 0 && (
            <Button kind="outline" busy={exporting.busy} onTap={() => void exporting.run(undefined)}>
              {text.export}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}
