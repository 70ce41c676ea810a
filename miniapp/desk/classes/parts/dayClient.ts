import { classChildrenDesk } from '../../../../shared/classes/children.desk.contract'
import { dayErrors } from '../../../../shared/classes/dayErrors'
import { classDaysDesk } from '../../../../shared/classes/days.desk.contract'
import { clientOf } from '../../../platform/client'
import { wordsOf, wordsOfCode } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const days = clientOf(classDaysDesk)
export const pictures = clientOf(classChildrenDesk)

export const dayWords = (): Record<string, string> => currentText(dayErrors).errors

export const explainDay = (error: unknown): string => wordsOf(error, dayWords())
export const explainCode = (code: string): string => wordsOfCode(code, dayWords())
