import type { PaperRow, PaperView } from '../../shared/learning/contract'
import { attemptBlocker } from '../../shared/learning/paperRules'
import { measure } from '../../shared/learning/papers'
import type { CampaignHead } from '../benefits'
import { refOf } from '../organisations'
import type { factsOf } from './attempts.service'
import { drawResult } from './attempts.views'
import type { QuizAttempt, QuizPaper } from './papers.entities'

export function drawPaperRow(paper: QuizPaper, campaign: CampaignHead | null): PaperRow {
  const { id, organisation, content, opensAt, closesAt } = paper
  const { name, minutes, passMarks, source } = content
  return {
    ...{ id, name, minutes, passMarks, ...measure(source) },
    organisation: refOf(organisation!),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    gift: campaign && { campaignId: campaign.id, name: campaign.name, stock: campaign.stock },
  }
}

export function drawPaper(
  paper: QuizPaper,
  campaign: CampaignHead | null,
  own: readonly QuizAttempt[],
  facts: Awaited<ReturnType<typeof factsOf>>,
  now: Date,
): PaperView {
  const { intro, attempts, review } = paper.content
  return {
    ...drawPaperRow(paper, campaign),
    ...{ intro, attempts, review },
    lessons: facts.lessons,
    blocker: attemptBlocker(facts, now),
    own: own.map((attempt) => ({
      ...{ id: attempt.id, number: attempt.number, state: attempt.state },
      startedAt: attempt.startedAt.toISOString(),
      result: drawResult(attempt),
    })),
  }
}
