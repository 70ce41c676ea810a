const shanghaiOffsetMs = 8 * 3_600_000

/** Calendar day in Asia/Shanghai, `YYYY-MM-DD`; the city has had no daylight saving since 1991. */
export const shanghaiDay = (at: Date): string => new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10)

/** Wall-clock time in Asia/Shanghai, `HH:mm`. */
export const shanghaiTime = (at: Date): string => new Date(at.getTime() + shanghaiOffsetMs).toISOString().slice(11, 16)

/** The instant of a wall-clock time (`HH:mm`) on a day in Asia/Shanghai. */
export const shanghaiInstant = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)

export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
