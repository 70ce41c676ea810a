/** Identity documents: 居民身份证, 港澳台居民居住证, 港澳居民来往内地通行证, 台湾居民来往大陆通行证, passport, 外国人永久居留身份证. */
export const documentKinds = [
  'residentId',
  'residencePermit',
  'hongKongMacauPermit',
  'taiwanPermit',
  'passport',
  'foreignerPermit',
] as const

export type DocumentKind = (typeof documentKinds)[number]

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'

/** The number as it is stored: no blanks, upper case. */
export const normaliseDocumentNumber = (number: string): string => number.replace(/[\s-]/g, '').toUpperCase()

/** Whether a number has the form its kind of document has; the form only, no proof of anything. */
export function isDocumentNumber(kind: DocumentKind, number: string, today: Date): boolean {
  switch (kind) {
    case 'residentId':
      return /^[1-6]/.test(number) && isCitizenNumber(number, today)
    case 'residencePermit':
      return /^8[123]0000/.test(number) && isCitizenNumber(number, today)
    case 'hongKongMacauPermit':
      return /^[HM]\d{8}(\d{2})?$/.test(number)
    case 'taiwanPermit':
      return /^\d{8}$/.test(number)
    case 'passport':
      return /^[A-Z0-9]{5,17}$/.test(number) && /\d/.test(number)
    case 'foreignerPermit':
      return /^[A-Z]{3}\d{12}$/.test(number) || (/^9\d{17}$|^9\d{16}X$/.test(number) && isCitizenNumber(number, today))
  }
}

/** GB 11643: region, real birth date not after `today`, sequence, check character by ISO 7064 MOD 11-2. */
export function isCitizenNumber(number: string, today: Date): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false
  return citizenCheckCharacter(number) === number[17] && birthDateOf(number, today) !== null
}

/** Check character of the first 17 digits. */
export function citizenCheckCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return checkCharacters[sum % 11]!
}

/** Birth date in a citizen number, `YYYY-MM-DD`; null where that day does not exist, lies before 1900 or after `today`. */
export function birthDateOf(number: string, today: Date): string | null {
  const birthDay = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const at = new Date(`${birthDay}T00:00:00+08:00`)
  if (Number.isNaN(at.getTime()) || at > today || birthDay < '1900-01-01') return null
  // Engines roll 30 February over into March: only a day that comes back unchanged is real.
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) === birthDay ? birthDay : null
}

/** `110***********123X`: the first three and the last four; shorter numbers keep one and two. */
export function maskDocumentNumber(number: string): string {
  const [head, tail] = number.length >= 12 ? [3, 4] : [1, 2]
  return number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(-tail)
}

/** What an 18-character number says of its holder: the 17th digit is odd for men. Null for other documents. */
export const genderOf = (number: string): 'female' | 'male' | null =>
  number.length === 18 ? (Number(number[16]) % 2 === 1 ? 'male' : 'female') : null
