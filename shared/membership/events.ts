import * as z from 'zod/mini'
import { instant, organisationRef } from '../http/fields'
import { dayMs } from '../http/time'

/** 8 characters without look-alikes (no 0 O 1 I L), typed in either case. */
export const eventCode = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z]{8}$/))

/** How far an event has come: people who began the form, handed it in, were accepted, and whose document staff saw. */
export const eventCounter = z.object({ begun: z.int(), submitted: z.int(), approved: z.int(), seen: z.int() })
export type EventCounter = z.output<typeof eventCounter>

/** 未开始, 进行中, 到时结束, 提前关闭. */
export const eventStates = ['planned', 'open', 'ended', 'closed'] as const
export type EventState = (typeof eventStates)[number]

export interface EventTimes {
  startsAt: Date
  endsAt: Date
  closedAt: Date | null
}

export function eventStateAt({ startsAt, endsAt, closedAt }: EventTimes, now: Date): EventState {
  if (closedAt !== null) return 'closed'
  if (now >= endsAt) return 'ended'
  return now < startsAt ? 'planned' : 'open'
}

const longestMs = 366 * dayMs

/** Which of an event's times does not hold at `now`, or null. */
export function eventTimesProblem(times: { startsAt: Date; endsAt: Date }, now: Date): 'startsAt' | 'endsAt' | null {
  const { startsAt, endsAt } = times
  if (endsAt <= startsAt || endsAt <= now) return 'endsAt'
  return endsAt.getTime() - startsAt.getTime() > longestMs ? 'startsAt' : null
}

export const eventView = z.object({
  code: z.string(),
  name: z.string(),
  place: z.string(),
  /** What joining here gives, in words; null where nothing. */
  gift: z.nullable(z.string()),
  startsAt: instant,
  endsAt: instant,
  open: z.boolean(),
  organisation: organisationRef,
  /** Link of the H5 page the QR leads to. */
  h5Url: z.string(),
  /** What the QR encodes. */
  qrText: z.string(),
})
export type EventView = z.output<typeof eventView>
