import * as z from 'zod/mini'
import { type RefundStep, refundOf } from '../../shared/classes/fees'
import type { RefundCause } from '../../shared/classes/refunds'
import type { PlaceEnd } from '../../shared/classes/states'
import { dayMs, shanghaiDay } from '../../shared/http/time'
import type { RuleKind } from '../platform/rules'
import type { Place } from './bookings.entities'
import type { CourseClass } from './entities'

const feesSchema = z.object({
  refunds: z.array(
    z.object({
      daysBefore: z.int().check(z.minimum(0), z.maximum(365)),
      percent: z.int().check(z.minimum(0), z.maximum(100)),
    }),
  ),
})

/** What goes back to who leaves a class. */
export const feesRule: RuleKind<typeof feesSchema> = { name: 'classes.fees', schema: feesSchema }

const endedByUs: readonly (PlaceEnd | null)[] = ['classCancelled', 'classMerged', 'byStaff']

/** Who ended a place. */
export function causeOf({ state }: Pick<CourseClass, 'state'>, place: Place): RefundCause {
  if (place.state === 'confirmed') return 'no'
  return state === 'cancelled' || endedByUs.includes(place.endReason) ? 'byUs' : 'byGuardian'
}

/** What goes back by the rule of what was paid for a place, by who ended it and how long before the first day. */
export function reckonRefund(of: CourseClass, place: Place, paidFen: number, steps: readonly RefundStep[]): number {
  const left = Date.parse(`${shanghaiDay(place.changedAt)}T00:00:00Z`)
  const daysBefore = (Date.parse(`${of.content.sessions.from}T00:00:00Z`) - left) / dayMs
  return refundOf({ paidFen, over: causeOf(of, place), daysBefore }, steps)
}
