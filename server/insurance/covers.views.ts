import { addDays, shanghaiDay } from '../../shared/http/time'
import type { CoverView, PlanView } from '../../shared/insurance/contract'
import { leftOf, mostOf } from '../../shared/insurance/limits'
import type { PlanContent, PlanItem } from '../../shared/insurance/plans'
import { claimableUntil, type EarlierLine } from '../../shared/insurance/rules'
import { refOf } from '../organisations'
import { contentOf } from './covers.queries'
import type { Cover, PlanVersion } from './entities'

/** A cover with what is left of it after `given`. */
export function drawCover(cover: Cover, given: readonly EarlierLine[], now: Date): CoverView {
  const content = contentOf(cover)
  const today = shanghaiDay(now)
  const until = claimableUntil(cover.toDay, content.claimWindowMonths)
  const left = leftOf(content, given, today)
  const isRunning = cover.endedAt === null && cover.toDay >= today
  return {
    ...drawFacts(content),
    id: cover.id,
    planId: cover.planId,
    organisation: refOf(cover.planVersion!.plan!.organisation!),
    from: cover.fromDay,
    to: cover.toDay,
    state: isRunning ? 'running' : 'ended',
    source: cover.source,
    endReason: cover.endReason,
    isRenewed: isRunning && content.grantedBy === 'approval' && cover.planVersion!.plan!.closedAt === null,
    claimableUntil: until,
    items: content.items.map((item) => ({
      ...drawItem(item),
      from: addDays(cover.fromDay, item.waitingDays),
      leftFen: left.items[item.code]!,
    })),
    leftFen: left.coverFen,
    actions: today <= until && cover.endReason !== 'merged' ? ['claim'] : [],
  }
}

export function drawPlan({ plan, content }: PlanVersion, coverId: string | null): PlanView {
  const { termMonths, grantedBy, eligible } = content
  return {
    ...drawFacts(content),
    id: plan!.id,
    organisation: refOf(plan!.organisation!),
    termMonths,
    grantedBy,
    eligible,
    items: content.items.map(drawItem),
    coverId,
  }
}

const drawFacts = ({ name, summary, payer, claimWindowMonths, exclusions, capPerCoverFen }: PlanContent) => ({
  name,
  summary,
  payer,
  claimWindowMonths,
  exclusions,
  capPerCoverFen,
})

const drawItem = (item: PlanItem) => ({ ...item, mostFen: mostOf(item) })
