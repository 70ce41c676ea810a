import { shanghaiDay } from '../../../../shared/http/time'

export const ranges = ['week', 'month', 'quarter'] as const
export type RangeName = (typeof ranges)[number]

const dayMs = 86_400_000

/** The days of a range that ends today, in Shanghai. */
export function rangeOf(name: RangeName, now: Date): { from: string; to: string } {
  const to = shanghaiDay(now)
  if (name === 'quarter') {
    const first = Math.floor((Number(to.slice(5, 7)) - 1) / 3) * 3 + 1
    return { from: `${to.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, to }
  }
  const days = name === 'week' ? 7 : 30
  return { from: shanghaiDay(new Date(now.getTime() - (days - 1) * dayMs)), to }
}
