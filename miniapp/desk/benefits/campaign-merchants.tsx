import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CampaignMerchants } from '../../../shared/benefits/merchants.desk.contract'
import { merchantsDeskText } from '../../../shared/benefits/merchantsDeskText'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Card, Check, Empty, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { explained, merchantErrorWords, merchants } from './parts/merchantClient'
import './parts/merchants.scss'

definePageConfig({ navigationBarTitleText: '可用商户' })

/** Which merchants take the coupons of a campaign (`?id=`). */
export default function DeskCampaignMerchants() {
  const text = useText(merchantsDeskText)
  const { id = '' } = useRouter().params
  const view = useView(() => merchants.getCampaignMerchants({ params: { campaignId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.choose} section="merchants" view={view} errors={merchantErrorWords()}>
      {(found) => (
        <View className="desk-merchants">
          {found.merchants.length === 0 ? <Empty text={text.noChoices} /> : <Choice found={found} onDone={view.show} />}
        </View>
      )}
    </DeskPage>
  )
}

function Choice({ found, onDone }: { found: CampaignMerchants; onDone: (found: CampaignMerchants) => void }) {
  const text = useText(merchantsDeskText)
  const [chosen, setChosen] = useState(() => found.merchants.filter((one) => one.isChosen).map(({ id }) => id))
  const saving = useCommand(merchants.chooseMerchants, {
    onDone: (answer) => {
      toast(text.chosen)
      onDone(answer)
    },
  })
  const set = (id: string, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <>
      <Card kind="rows" title={found.campaign.name}>
        {found.merchants.map(({ id, name, organisation }) => (
          <Check
            key={id}
            label={`${name} · ${organisation.name}`}
            checked={chosen.includes(id)}
            onChange={(isChosen) => set(id, isChosen)}
          />
        ))}
      </Card>
      <BottomBar
        label={text.save}
        busy={saving.busy}
        error={explained(saving.error)}
        onTap={() => void saving.run({ params: { campaignId: found.campaign.id }, body: { merchantIds: chosen } })}
      />
    </>
  )
}
