const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 32100 check character of the first 17 characters of a unified social credit code (统一社会信用代码). */
export function creditCheckCharacter(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(body[at]!), 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}
