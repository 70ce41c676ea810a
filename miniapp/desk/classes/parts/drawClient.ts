import { classDrawsDesk } from '../../../../shared/classes/draws.desk.contract'
import { bookingErrors, planErrors } from '../../../../shared/classes/text'
import { drawErrors } from '../../../../shared/draws/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const client = clientOf(classDrawsDesk)

export const errorWords = (): Record<string, string> => ({
  ...currentText(bookingErrors).errors,
  ...currentText(planErrors).errors,
  ...currentText(drawErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, errorWords())
