import { isWorkday } from 'chinese-days'
import { nextDay } from '../../shared/http/time'

/** The day `count` working days after `day`, both `YYYY-MM-DD`, by the State Council's calendar. */
export function addWorkingDays(day: string, count: number): string {
  let at = day
  for (let left = count; left > 0; ) {
    at = nextDay(at)
    if (isWorkday(at)) left -= 1
  }
  return at
}
