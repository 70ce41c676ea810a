import { nextDay, shanghaiDay } from '../../shared/http/time'
import { useText } from './locale'
import { shellText } from './text'

/** Instants and days in words, in Shanghai's time, wherever the phone is. */
export function useWhen(): { at: (instant: string) => string; day: (day: string) => string } {
  const { when } = useText(shellText)
  const today = shanghaiDay(new Date())
  const inWords = (day: string, time: string) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    const isClear = time !== '' && day.slice(0, 4) === today.slice(0, 4)
    return when.at(isClear ? 0 : year, month, date, time)
  }
  const at = (instant: string) => {
    const moment = new Date(instant)
    const day = shanghaiDay(moment)
    const time = new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
    if (day === today) return when.today(time)
    if (day === nextDay(today)) return when.tomorrow(time)
    if (nextDay(day) === today) return when.yesterday(time)
    return inWords(day, time)
  }
  return { at, day: (day) => inWords(day, '') }
}
