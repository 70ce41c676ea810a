const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 32100 check character of the first 17 characters of a unified social credit code (统一社会信用代码). */
export function creditCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(body[at]!), 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}

/** Whether these are 18 characters of a credit code with the right check character; nothing else is asked of it. */
export const isCreditCode = (code: string): boolean =>
  code.length === 18 && [...code].every((one) => alphabet.includes(one)) && creditCheckCharacter(code) === code[17]

/** As people type it: spaces and small letters. */
export const normaliseCreditCode = (code: string): string => code.replace(/\s+/g, '').toUpperCase()
