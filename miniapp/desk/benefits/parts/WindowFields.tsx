import { View } from '@tarojs/components'
import { campaignDeskText } from '../../../../shared/benefits/campaignDeskText'
import { useText } from '../../../platform/locale'
import { DateField, TimeField } from '../../../ui'
import type { CampaignFields } from './campaignForm'

export type Window = Pick<CampaignFields, 'openDay' | 'openTime' | 'closeDay' | 'closeTime'>

/** From and until when it is given. */
export function WindowFields({ fields, onChange }: { fields: Window; onChange: (part: Partial<Window>) => void }) {
  const text = useText(campaignDeskText)
  return (
    <>
      <View className="benefits-desk__pair">
        <DateField label={text.opensDay} value={fields.openDay} onChange={(openDay) => onChange({ openDay })} />
        <TimeField label={text.opensTime} value={fields.openTime} onChange={(openTime) => onChange({ openTime })} />
      </View>
      <View className="benefits-desk__pair">
        <DateField
          label={text.closesDay}
          start={fields.openDay}
          value={fields.closeDay}
          onChange={(closeDay) => onChange({ closeDay })}
        />
        <TimeField label={text.closesTime} value={fields.closeTime} onChange={(closeTime) => onChange({ closeTime })} />
      </View>
    </>
  )
}
