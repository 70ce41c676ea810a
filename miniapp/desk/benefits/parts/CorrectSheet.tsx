import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { campaignDeskText } from '../../../../shared/benefits/campaignDeskText'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Field, Sheet, toast } from '../../../ui'
import { desk } from './benefitsClient'
import type { ActsProps } from './CampaignActs'
import { fieldsOf, timesOf } from './campaignForm'
import { Problem } from './Problem'
import { WindowFields } from './WindowFields'

/** Stock, window and words of what members see, and why they change; kept from its opening on, with the version that was looked at. */
export function CorrectSheet({ campaign: first, onChanged, onRefresh, onClose }: ActsProps & { onClose: () => void }) {
  const text = useText(campaignDeskText)
  const [campaign] = useState(first)
  const [fields, setFields] = useState(() => ({ ...fieldsOf(campaign.input), reason: '' }))
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))
  const correcting = useCommand(desk.correctCampaign, {
    onDone: (after) => {
      toast(text.corrected)
      onChanged(after)
      onClose()
    },
    onError: () => void onRefresh(),
  })
  const { name, what, howTo, reason, stock } = fields
  const words = { name: name.trim(), what: what.trim(), howTo: howTo.trim(), reason: reason.trim() }
  const body = { ...words, stock: Number(stock), ...timesOf(fields), version: campaign.version }
  const isMissing = Object.values(words).some((word) => word === '') || !/^[1-9]\d{0,6}$/.test(stock)
  return (
    <Sheet isOpen title={text.correctTitle} onClose={onClose}>
      <View className="benefits-desk__sheet">
        <Text className="benefits-desk__note">{text.correctNote}</Text>
        <Field label={text.stock} type="number" value={stock} onChange={(value) => change({ stock: value })} />
        <WindowFields fields={fields} onChange={change} />
        <Field label={text.name} value={name} maxLength={40} onChange={(value) => change({ name: value })} />
        <Field label={text.what} value={what} maxLength={80} onChange={(value) => change({ what: value })} />
        <Field lines label={text.howTo} value={howTo} maxLength={600} onChange={(value) => change({ howTo: value })} />
        <Field
          label={text.correctReason}
          value={reason}
          maxLength={200}
          onChange={(value) => change({ reason: value })}
        />
        <Button
          disabled={isMissing}
          busy={correcting.busy}
          onTap={() => void correcting.run({ params: { campaignId: campaign.id }, body })}
        >
          {text.correct}
        </Button>
        <Problem error={correcting.error} />
      </View>
    </Sheet>
  )
}
