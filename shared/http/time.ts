const shanghaiOffsetMs = 8 * 3_600_000

/** Calendar day in Asia/Shanghai, `YYYY-MM-DD`; the city has had no daylight saving since 1991. */
export const shanghaiDay = (at: Date): string => new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10)

/** Wall-clock time in Asia/Shanghai, `HH:mm`. */
export const shanghaiTime = (at: Date): string => new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(11, 16)

/** Both as a message says them, `2026-11-23 10:00`. */
export const shanghaiMoment = (at: Date): string => `${shanghaiDay(at)} ${shanghaiTime(at)}`

/** The instant of a wall-clock time (`HH:mm`) on a day in Asia/Shanghai. */
export const shanghaiInstant = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)

export const dayMs = 86_400_000

/** The day `count` days after `day`, both `YYYY-MM-DD`. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)

export const nextDay = (day: string): string => addDays(day, 1)
