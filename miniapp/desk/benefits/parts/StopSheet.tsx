import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { campaignDeskText } from '../../../../shared/benefits/campaignDeskText'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Field, Sheet, toast } from '../../../ui'
import { desk } from './benefitsClient'
import type { ActsProps } from './CampaignActs'
import { Problem } from './Problem'

/** Asks why it is stopped, as members will read it. */
export function StopSheet({ campaign, onChanged, onClose }: ActsProps & { onClose: () => void }) {
  const text = useText(campaignDeskText)
  const [reason, setReason] = useState('')
  const stopping = useCommand(desk.stopCampaign, {
    onDone: (after) => {
      toast(text.stopped)
      onChanged(after)
      onClose()
    },
  })
  const stop = () => stopping.run({ params: { campaignId: campaign.id }, body: { reason: reason.trim() } })
  return (
    <Sheet isOpen title={text.stopTitle} onClose={onClose}>
      <View className="benefits-desk__sheet">
        <Text className="benefits-desk__note">{text.stopNote}</Text>
        <Field label={text.stopLabel} value={reason} maxLength={200} onChange={setReason} />
        <Button disabled={reason.trim() === ''} busy={stopping.busy} onTap={() => void stop()}>
          {text.stop}
        </Button>
        <Problem error={stopping.error} />
      </View>
    </Sheet>
  )
}
