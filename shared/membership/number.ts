/** ISO/IEC 7064 MOD 11,10 check digit: finds every single wrong digit and nearly every swap. */
export function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}

/** A membership number as it is read out: in fours. */
export const inFours = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ')

/** Whether a membership number is 12 digits and its last one fits the others. */
export const isMembershipNumber = (number: string): boolean =>
  /^\d{12}$/.test(number) && checkDigit(number.slice(0, -1)) === number.at(-1)
