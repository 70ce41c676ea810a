import type * as z from 'zod/mini'
import { countedMost, type WorkItemView, type workItemsView } from '../../../shared/desk/contract'

export type Counts = z.output<typeof workItemsView>['counts']

/** The counts after one item went from `before` to `after`; null stands for an item that is not open. */
export function withChange(counts: Counts, before: WorkItemView | null, after: WorkItemView | null, now: Date): Counts {
  const minus = shareOf(before, now)
  const plus = shareOf(after, now)
  return {
    open: counts.open - minus.open + plus.open,
    mine: counts.mine - minus.mine + plus.mine,
    unassigned: counts.unassigned - minus.unassigned + plus.unassigned,
    overdue: counts.overdue - minus.overdue + plus.overdue,
    features: counts.features.map(({ feature, open }) => ({
      feature,
      open: open - (before?.feature === feature ? minus.open : 0) + (after?.feature === feature ? plus.open : 0),
    })),
  }
}

function shareOf(item: WorkItemView | null, now: Date) {
  if (item === null || item.dueAt === null) return { open: 0, mine: 0, unassigned: 0, overdue: 0 }
  return {
    open: 1,
    mine: item.assignee?.isMe ? 1 : 0,
    unassigned: item.assignee === null ? 1 : 0,
    overdue: new Date(item.dueAt) < now ? 1 : 0,
  }
}

/** Where the server stops counting, it says so. */
export const countText = (count: number): string => (count < countedMost ? String(count) : `${countedMost - 1}+`)
