import { checkDigit } from '../../shared/membership/number'
import { digits, type Random } from '../platform/random'

/** Random digits, so that nothing can be read from it, and a check digit. */
export function makeMembershipNumber(random: Random): string {
  const body = random.pick(digits.slice(1), 1) + random.pick(digits, 10)
  return body + checkDigit(body)
}
