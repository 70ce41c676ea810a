/** Yuan as they are typed, in fen: digits with two decimals at most. Null where it is no such number. */
export function parseYuan(typed: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(typed.trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** Fen as one would type them: `3200`, `3200.5`. */
export const typeYuan = (fen: number): string => {
  const rest = fen % 100
  const whole = String(Math.floor(fen / 100))
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}
