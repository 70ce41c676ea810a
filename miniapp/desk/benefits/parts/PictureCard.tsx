import { Text, View } from '@tarojs/components'
import { campaignDeskText } from '../../../../shared/benefits/campaignDeskText'
import { useText } from '../../../platform/locale'
import { type PickedFile, pickFiles } from '../../../platform/pickFiles'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, toast } from '../../../ui'
import { desk, explained } from './benefitsClient'
import type { ActsProps } from './CampaignActs'
import { Problem } from './Problem'

/** The picture of a campaign: added, replaced, taken away; how it looks is in the preview. */
export function PictureCard({ campaign: { id, preview }, onChanged }: Omit<ActsProps, 'onRefresh'>) {
  const text = useText(campaignDeskText)
  const params = { campaignId: id }
  const adding = useCommand(
    async (file: PickedFile, options) => desk.putCampaignPicture({ params, upload: await file.read() }, options),
    { onDone: onChanged },
  )
  const removing = useCommand(() => desk.removeCampaignPicture({ params }), { onDone: onChanged })
  const pick = async () => {
    try {
      const [file] = await pickFiles('album', 1)
      if (file) await adding.run(file)
    } catch (error) {
      toast(explained(error as Error) ?? '')
    }
  }
  return (
    <Card title={text.picture}>
      <Text className="benefits-desk__note">{text.pictureNote}</Text>
      <View className="benefits-desk__acts">
        <Button kind="outline" size="small" busy={adding.busy} onTap={() => void pick()}>
          {preview.picture ? text.otherPicture : text.addPicture}
        </Button>
        {preview.picture && (
          <Button kind="plain" size="small" busy={removing.busy} onTap={() => void removing.run(undefined)}>
            {text.removePicture}
          </Button>
        )}
      </View>
      <Problem error={adding.error ?? removing.error} />
    </Card>
  )
}
