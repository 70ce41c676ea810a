import { dayCodeLength } from '../../shared/classes/dayRules'
import { codeMac, isEqualSecret } from '../platform/crypto'
import { unmistakable } from '../platform/random'

/** What a guardian says at the door: of one child, one class and one day, kept nowhere. */
export const dayCodeOf = (classId: string, childId: string, day: string): string =>
  codeMac(JSON.stringify(['day', classId, childId, day]), unmistakable, dayCodeLength)

/** As it was said and typed: blanks and small letters do not matter. */
export const isDayCode = (typed: string, classId: string, childId: string, day: string): boolean =>
  isEqualSecret(typed.replace(/\s/g, '').toUpperCase(), dayCodeOf(classId, childId, day))
