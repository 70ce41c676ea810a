import { classChildrenDesk } from '../../../../shared/classes/children.desk.contract'
import { childrenErrors } from '../../../../shared/classes/childrenErrors'
import { dayErrors } from '../../../../shared/classes/dayErrors'
import { classDaysDesk } from '../../../../shared/classes/days.desk.contract'
import { clientOf } from '../../../platform/client'
import { wordsOf, wordsOfCode } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const days = clientOf(classDaysDesk)
export const pictures = clientOf(classChildrenDesk)

/** With those of the photos that are looked at here. */
export const dayWords = (): Record<string, string> => ({
  ...currentText(childrenErrors).errors,
  ...currentText(dayErrors).errors,
})

export const explainDay = (error: unknown): string => wordsOf(error, dayWords())
export const explainCode = (code: string): string => wordsOfCode(code, dayWords())
