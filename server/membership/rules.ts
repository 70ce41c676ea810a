import * as z from 'zod/mini'
import { addDays, nextDay, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import type { RuleKind } from '../platform/rules'
import { answerTime } from '../platform/workdays'

/** How long a union may take over an application, or over a number in use. */
export const reviewRule: RuleKind<typeof answerTime> = { name: 'membership.review', schema: answerTime }

/** How long a union may take over a transfer. */
export const transferRule: RuleKind<typeof answerTime> = { name: 'membership.transfer', schema: answerTime }

const leavingSchema = z.object({
  /** Days for which leaving can be taken back. */
  takeBackDays: z.int().check(z.minimum(0), z.maximum(365)),
  /** How many days ahead one can say that one leaves. */
  aheadDays: z.int().check(z.minimum(1), z.maximum(730)),
})

export const leavingRule: RuleKind<typeof leavingSchema> = { name: 'membership.leaving', schema: leavingSchema }

const lapseSchema = z.object({
  /** Months a membership is stopped without a word from the member before it may lapse. */
  months: z.int().check(z.minimum(1), z.maximum(120)),
  /** Days between the notice and the end. */
  noticeDays: z.int().check(z.minimum(1), z.maximum(365)),
})

/** 自动退会: when a stopped membership ends by itself. */
export const lapseRule: RuleKind<typeof lapseSchema> = { name: 'membership.lapse', schema: lapseSchema }

/** The same day `months` earlier, or the last of that month where it has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** When a leaving that happened at `at` can no longer be taken back: the end of the last day. */
export const takeBackEnd = (at: Date, takeBackDays: number): Date =>
  shanghaiInstant(nextDay(addDays(shanghaiDay(at), takeBackDays)), '00:00')
