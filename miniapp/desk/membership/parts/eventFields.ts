import { shanghaiDay, shanghaiInstant, shanghaiTime } from '../../../../shared/http/time'
import type { EventInput } from '../../../../shared/membership/events.contract'

/** What the form holds, as it is typed and picked: days and wall-clock times in Shanghai. */
export interface EventFields {
  name: string
  place: string
  gift: string
  startDay: string
  startTime: string
  endDay: string
  endTime: string
}

/** An event from now until six; in the evening, for three hours. */
export function freshTimes(now: Date): Pick<EventFields, 'startDay' | 'startTime' | 'endDay' | 'endTime'> {
  const six = shanghaiInstant(shanghaiDay(now), '18:00')
  const isDaytime = six.getTime() - now.getTime() > 3_600_000
  const end = isDaytime ? six : new Date(now.getTime() + 3 * 3_600_000)
  return {
    startDay: shanghaiDay(now),
    startTime: shanghaiTime(now),
    endDay: shanghaiDay(end),
    endTime: shanghaiTime(end),
  }
}

export function fieldsOf({ name, place, gift, startsAt, endsAt }: EventInput): EventFields {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  return {
    name,
    place,
    gift: gift ?? '',
    startDay: shanghaiDay(start),
    startTime: shanghaiTime(start),
    endDay: shanghaiDay(end),
    endTime: shanghaiTime(end),
  }
}

export const inputOf = ({ name, place, gift, ...times }: EventFields): EventInput => ({
  name: name.trim(),
  place: place.trim(),
  gift: gift.trim() === '' ? null : gift.trim(),
  startsAt: shanghaiInstant(times.startDay, times.startTime).toISOString(),
  endsAt: shanghaiInstant(times.endDay, times.endTime).toISOString(),
})
