import { measure } from '../../shared/learning/papers'
import type { DeskPaperRow, DeskPaperView, PaperFigures } from '../../shared/learning/papers.desk.contract'
import type { CampaignHead } from '../benefits'
import { refOf } from '../organisations'
import type { QuizPaper } from './papers.entities'
import type { Question } from './questions.entities'

export function drawDeskRow({ id, content, state, organisation, opensAt, closesAt }: QuizPaper): DeskPaperRow {
  return {
    ...{ id, name: content.name, state, ...measure(content.source) },
    organisation: refOf(organisation!),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  }
}

/** Of a question as much as tells it from others. */
const stemShown = 60

interface AroundPaper {
  campaign: CampaignHead | null
  named: readonly Question[]
  figures: PaperFigures
}

export function drawDeskPaper(paper: QuizPaper, { campaign, named, figures }: AroundPaper, now: Date): DeskPaperView {
  const { id, version, state, content, campaignId, organisation, opensAt, closesAt } = paper
  return {
    ...{ id, version, state, content, campaignId, figures, ...measure(content.source) },
    organisation: refOf(organisation!),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    campaign: campaign && { id: campaign.id, name: campaign.name, stock: campaign.stock },
    named: named.map(({ lineId, kind, content: { stem } }) => ({
      ...{ questionId: lineId, kind, stem: stem.slice(0, stemShown) },
    })),
    actions: actionsOf(paper, now),
  }
}

function actionsOf({ state, closesAt }: QuizPaper, now: Date): DeskPaperView['actions'] {
  if (state === 'draft') return ['edit', 'publish', 'discard']
  return state === 'published' && closesAt > now ? ['correct', 'stop'] : []
}
