import { View } from '@tarojs/components'
import { useState } from 'react'
import { campaignDeskText } from '../../../../shared/benefits/campaignDeskText'
import type { campaignActs, DeskCampaignView } from '../../../../shared/benefits/desk.contract'
import { useText } from '../../../platform/locale'
import { replace } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, toast } from '../../../ui'
import { desk } from './benefitsClient'
import { CorrectSheet } from './CorrectSheet'
import { Problem } from './Problem'
import { StopSheet } from './StopSheet'

export interface ActsProps {
  campaign: DeskCampaignView
  onChanged: (campaign: DeskCampaignView) => void
  onRefresh: () => Promise<void>
}

type Act = (typeof campaignActs)[number]

const kinds: Record<Act, 'primary' | 'outline' | 'plain'> = {
  publish: 'primary',
  resume: 'primary',
  announce: 'primary',
  edit: 'outline',
  correct: 'outline',
  stop: 'plain',
  discard: 'plain',
}
const inOrder = Object.keys(kinds) as Act[]

/** What can be done with a campaign as it is. */
export function CampaignActs(props: ActsProps) {
  const text = useText(campaignDeskText)
  const [sheet, setSheet] = useState<'stop' | 'correct' | null>(null)
  const { id, actions } = props.campaign
  const { busy, error, run } = useActs(props)
  if (actions.length === 0) return null
  const taps: Record<Act, () => void> = {
    ...run,
    edit: () => replace(`/desk/benefits/campaign-form?id=${id}`),
    stop: () => setSheet('stop'),
    correct: () => setSheet('correct'),
  }
  const close = () => setSheet(null)
  return (
    <Card>
      <View className="benefits-desk__acts">
        {inOrder
          .filter((act) => actions.includes(act))
          .map((act) => (
            <Button key={act} kind={kinds[act]} busy={busy} onTap={taps[act]}>
              {text[act]}
            </Button>
          ))}
      </View>
      <Problem error={error} />
      {sheet === 'stop' && <StopSheet {...props} onClose={close} />}
      {sheet === 'correct' && <CorrectSheet {...props} onClose={close} />}
    </Card>
  )
}

/** Those that ask whether one is sure and are done at once. */
function useActs({ campaign: { id, version }, onChanged, onRefresh }: ActsProps) {
  const text = useText(campaignDeskText)
  const onError = () => void onRefresh()
  const told = (words: string) => (after: DeskCampaignView) => {
    toast(words)
    onChanged(after)
  }
  const publishing = useCommand(desk.publishCampaign, { onDone: told(text.published), onError })
  const announcing = useCommand(desk.announceCampaign, { onDone: told(text.announcing), onError })
  const discarding = useCommand(desk.discardCampaign, {
    onDone: () => {
      toast(text.discarded)
      replace('/desk/benefits/campaigns')
    },
    onError,
  })
  const all = [publishing, announcing, discarding]
  const params = { campaignId: id }
  const sure = async (words: { title: string; body?: string; ok: string }, act: () => Promise<unknown>) => {
    if (await confirm(words)) await act()
  }
  const publish = () => publishing.run({ params, body: { version } })
  const announce = () => announcing.run({ params })
  const discard = () => discarding.run({ params })
  return {
    busy: all.some(({ busy }) => busy),
    error: all.map(({ error }) => error).find(Boolean),
    run: {
      publish: () => void sure({ title: text.publishAsk, body: text.publishBody, ok: text.publish }, publish),
      resume: () => void sure({ title: text.resumeAsk, ok: text.resume }, publish),
      announce: () => void sure({ title: text.announceAsk, body: text.announceBody, ok: text.announce }, announce),
      discard: () => void sure({ title: text.discardAsk, ok: text.discard }, discard),
    },
  }
}
