/** How the numbers of a style are to be read: as days since the epoch, padded to a width, or as they are. */
export type NumberStyle = 'date' | 'plain' | { width: number }

const builtInDates = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

export function numberStyleOf(formatId: number, format: string | undefined): NumberStyle {
  if (format === undefined) return builtInDates(formatId) ? 'date' : 'plain'
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  if (/^0{2,20}$/.test(bare)) return { width: bare.length }
  return /[ymdhs]/i.test(bare) && !/general|[#]/i.test(bare) ? 'date' : 'plain'
}

const dayMs = 86_400_000

/** A day as `YYYY-MM-DD`, with the time where it has one; the first 60 days of 1900 are counted as no calendar does. */
export function writeDate(serial: number, is1904: boolean): string | null {
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const at = new Date(epoch + Math.round(serial * 86_400) * 1000)
  if (serial < 0 || Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9_999) return null
  const text = at.toISOString()
  return at.getTime() % dayMs === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`
}

/** A number keeps 15 digits in a spreadsheet: of a longer one the last are gone, whatever is shown. */
export function writeNumber(source: string, style: NumberStyle): { text: string; isRounded: boolean } {
  const number = Number(source)
  if (source.trim() === '' || !Number.isFinite(number)) return { text: source, isRounded: false }
  if (Math.abs(number) >= 1e15) {
    const [digits, exponent] = number.toExponential(14).split('e')
    const zeros = Number(exponent) - 14
    return { text: zeros < 16 ? digits!.replace('.', '') + '0'.repeat(zeros) : source, isRounded: true }
  }
  const text = String(Number(number.toPrecision(15)))
  return { text: typeof style === 'object' ? text.padStart(style.width, '0') : text, isRounded: false }
}

/** What a number of many digits leaves when it was typed into a sheet and came back as text. */
export const isExponent = (text: string): boolean => /^\d([.]\d+)?E[+]?\d+$/i.test(text)

/** Nothing of it is seen: controls, line ends, marks of direction, joiners, fillers. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\u2800\u3164\ufeff\uffa0]+/g

/** Blanks of every kind at both ends gone, what nobody sees made one blank; `_x000D_` is how a sheet writes such a character. */
export function cleanText(text: string): string {
  return (
    text
      .replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      // Half of a pair is no character; a database would make another one of it.
      .replace(/\p{Cs}/gu, '')
      .replace(unseen, ' ')
      .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
      .slice(0, 32_767)
  )
}
