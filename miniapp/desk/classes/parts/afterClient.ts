import { classAfterDesk } from '../../../../shared/classes/after.desk.contract'
import { afterErrors, bookingErrors, planErrors } from '../../../../shared/classes/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const client = clientOf(classAfterDesk)

export const errorWords = (): Record<string, string> => ({
  ...currentText(bookingErrors).errors,
  ...currentText(planErrors).errors,
  ...currentText(afterErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, errorWords())
