import type { CampaignState } from '../../../../shared/benefits/campaigns'
import type { Tone } from '../../../ui'

export const campaignTones: Record<CampaignState, Tone> = {
  draft: 'grey',
  published: 'ok',
  stopped: 'warn',
  ended: 'grey',
}
