import type { CampaignInput } from '../../shared/benefits/campaigns'
import type { campaignActs, DeskCampaignRow, DeskCampaignView } from '../../shared/benefits/desk.contract'
import { capacityOf, remainingOf } from '../../shared/benefits/rules'
import { refOf } from '../organisations'
import type { Campaign, CampaignCorrection } from './entities'
import { drawCampaignView } from './views'

export function drawDeskRow(campaign: Campaign): DeskCampaignRow {
  const { id, state, way, content, opensAt, closesAt, granted } = campaign
  return {
    ...{ id, state, way, granted, name: content.name },
    organisation: refOf(campaign.organisation!),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    stock: capacityOf(campaign),
  }
}

/** What a view of the desk needs beside the campaign. */
export interface Around {
  unions: string[]
  counts: { used: number; expired: number }
  corrections: readonly CampaignCorrection[]
  now: Date
}

export const inputOf = ({ content, way, occasion, eventId, stock, opensAt, closesAt }: Campaign): CampaignInput => ({
  ...{ content, way, occasion, eventId, stock },
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
})

export function drawDeskCampaign(campaign: Campaign, { unions, counts, corrections, now }: Around): DeskCampaignView {
  const { id, state, version, granted, lastOrder, content, stopReason, announcedAt, toldAt } = campaign
  return {
    ...{ id, state, version, stopReason },
    organisation: refOf(campaign.organisation!),
    input: inputOf(campaign),
    // As it is once it is published.
    preview: drawCampaignView(state === 'draft' ? { ...campaign, state: 'published' } : campaign, unions, {
      personId: null,
      rights: null,
      now,
    }),
    figures: {
      ...counts,
      ...{ granted, lastOrder },
      remaining: remainingOf(campaign),
      costFen: granted * content.valueFen,
    },
    announcedAt: announcedAt?.toISOString() ?? null,
    toldAt: toldAt?.toISOString() ?? null,
    corrections: corrections.map(({ id, at, actor, reason }) => ({
      ...{ id, reason },
      at: at.toISOString(),
      by: actor?.name ?? null,
    })),
    actions: actionsOf(campaign, now),
  }
}

type Act = (typeof campaignActs)[number]

/** What can be done with a campaign now; the service asks the same. */
export function actionsOf({ state, closesAt, announcedAt }: Campaign, now: Date): Act[] {
  const isOver = closesAt <= now
  if (state === 'draft') return isOver ? ['edit', 'discard'] : ['edit', 'publish', 'discard']
  if (state === 'stopped') return isOver ? ['correct'] : ['resume', 'correct']
  if (state === 'ended') return []
  return ['stop', 'correct', ...(announcedAt === null && !isOver ? (['announce'] as const) : [])]
}
