import * as z from 'zod/mini'
import { nextDay, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import type { Db } from '../platform/db'
import { type RuleKind, ruleAt } from '../platform/rules'
import { addWorkingDays } from './deadlines'

const transferSchema = z.object({
  /** Working days the new union has, not counting the day of asking. */
  workingDays: z.int().check(z.minimum(1), z.maximum(60)),
  /** Wall-clock end of the last one, `HH:mm`. */
  closesAt: z.string().check(z.regex(/^\d\d:\d\d$/)),
})

/** How long a union may take over a transfer. */
export const transferRule: RuleKind<typeof transferSchema> = { name: 'membership.transfer', schema: transferSchema }

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

export async function findTransferDueAt(db: Db, now: Date): Promise<Date> {
  const { workingDays, closesAt } = await ruleAt(db, transferRule, now)
  return shanghaiInstant(addWorkingDays(shanghaiDay(now), workingDays), closesAt)
}

/** The day `count` days after `day`, both `YYYY-MM-DD`. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)

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
