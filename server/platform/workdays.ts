import { isWorkday } from 'chinese-days'
import * as z from 'zod/mini'
import { nextDay, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import type { Db } from './db'
import { type RuleKind, ruleAt } from './rules'

/** The day `count` working days after `day`, both `YYYY-MM-DD`, by the State Council's calendar. */
export function addWorkingDays(day: string, count: number): string {
  let at = day
  for (let left = count; left > 0; ) {
    at = nextDay(at)
    if (isWorkday(at)) left -= 1
  }
  return at
}

export const workingDays = z.int().check(z.minimum(1), z.maximum(60))

/** A wall-clock time in Asia/Shanghai, `HH:mm`. */
export const closingTime = z.string().check(z.regex(/^\d\d:\d\d$/))

/** How long a union may take over something: so many working days, the day it began not counted, until the last one's closing time. */
export const answerTime = z.object({ workingDays, closesAt: closingTime })

/** When something that begins at `now` is due. */
export const dueAfter = ({ workingDays, closesAt }: z.output<typeof answerTime>, now: Date): Date =>
  shanghaiInstant(addWorkingDays(shanghaiDay(now), workingDays), closesAt)

/** As `dueAfter`, by the rule that holds at `now`. */
export const findDueAt = async (db: Db, rule: RuleKind<typeof answerTime>, now: Date): Promise<Date> =>
  dueAfter(await ruleAt(db, rule, now), now)
