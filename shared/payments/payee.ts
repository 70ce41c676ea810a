import * as z from 'zod/mini'
import { text } from '../http/fields'

/** Whom the bank pays (收款账户): always the claimant, be they the insured, an heir or a guardian. */
export const payee = z.object({
  holder: text(60),
  bank: text(60),
  /** Digits only. */
  number: z.string().check(
    z.overwrite((value) => value.replace(/[\s-]/g, '')),
    z.regex(/^\d{8,30}$/),
  ),
})
export type Payee = z.output<typeof payee>

/**
 * Whether a number looks mistyped: card numbers of 13 to 19 digits carry a check digit (Luhn, ISO/IEC 7812). Account numbers and
 * passbooks carry none, so that it is a reason to ask again and never one to refuse.
 */
export function looksMistyped(number: string): boolean {
  if (number.length < 13 || number.length > 19) return false
  const sum = [...number].reverse().reduce((all, digit, at) => {
    const value = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 !== 0
}

/** `6222 **** 4321`: the first and the last four; of a short one the last four. */
export const maskAccount = (number: string): string =>
  number.length < 12 ? `**** ${number.slice(-4)}` : `${number.slice(0, 4)} **** ${number.slice(-4)}`
