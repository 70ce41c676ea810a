import { nextDay, shanghaiDay } from '../../shared/http/time'
import { useText } from './locale'
import { shellText } from './text'

interface When {
  at: (instant: string) => string
  day: (day: string) => string
  /** From one day to another; a year that goes without saying is not said. */
  span: (from: string, to: string) => string
  /** A day of a list that is about days: this year's without the year. */
  date: (day: string) => string
}

/** Instants and days in words, in Shanghai's time, wherever the phone is. */
export function useWhen(): When {
  const { when } = useText(shellText)
  const today = shanghaiDay(new Date())
  const isThisYear = (day: string) => day.slice(0, 4) === today.slice(0, 4)
  const inWords = (day: string, time: string, isClear: boolean) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    return when.at(isClear ? 0 : year, month, date, time)
  }
  const at = (instant: string) => {
    const moment = new Date(instant)
    const day = shanghaiDay(moment)
    const time = new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
    if (day === today) return when.today(time)
    if (day === nextDay(today)) return when.tomorrow(time)
    if (nextDay(day) === today) return when.yesterday(time)
    return inWords(day, time, isThisYear(day))
  }
  const date = (day: string) => inWords(day, '', isThisYear(day))
  const span = (from: string, to: string) => {
    const year = from.slice(0, 4)
    if (year !== to.slice(0, 4)) return when.span(inWords(from, '', false), inWords(to, '', false))
    const words = when.span(inWords(from, '', true), inWords(to, '', true))
    return isThisYear(from) ? words : when.yearOnce(Number(year), words)
  }
  return { at, day: (day) => inWords(day, '', false), date, span }
}
