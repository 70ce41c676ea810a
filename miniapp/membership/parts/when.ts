import { shanghaiDay } from '../../../shared/http/time'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'

/** Instants and days in words, in Shanghai's time, wherever the phone is. */
export function useWhen(): { at: (iso: string) => string; day: (day: string) => string } {
  const { when } = useText(membershipText)
  const inWords = (day: string, time: string) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    const isThisYear = day.slice(0, 4) === shanghaiDay(new Date()).slice(0, 4)
    return when.at(time !== '' && isThisYear ? 0 : year, month, date, time)
  }
  const at = (iso: string) => {
    const instant = new Date(iso)
    const day = shanghaiDay(instant)
    const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
    if (day === shanghaiDay(new Date())) return when.today(time)
    if (day === shanghaiDay(new Date(Date.now() + 86_400_000))) return when.tomorrow(time)
    return inWords(day, time)
  }
  return { at, day: (day) => inWords(day, '') }
}
