/** `1,234.5` yuan in fen, digit by digit; NaN for anything else. */
export function fenOf(yuan: string): number {
  const match = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})*|\d{1,12})(?:\.(\d{1,2})0*)?\s*元?$/.exec(yuan.trim())
  if (!match) return Number.NaN
  return Number(match[1]!.replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** As one types it: `1234.5`, without what need not be said. */
export const yuanTyped = (fen: number): string =>
  fen % 100 === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** Sums in yuan with both decimals, as the bank shows them: `1,234.50`. */
export function yuan(fen: number): string {
  const whole = String(Math.floor(Math.abs(fen) / 100))
  const thousands: string[] = []
  for (let end = whole.length; end > 0; end -= 3) thousands.unshift(whole.slice(Math.max(0, end - 3), end))
  return `${fen < 0 ? '−' : ''}${thousands.join(',')}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}
