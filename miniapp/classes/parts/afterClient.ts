import { classAfter } from '../../../shared/classes/after.contract'
import { afterErrors, bookingErrors } from '../../../shared/classes/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const after = clientOf(classAfter)

export const errorWords = (): Record<string, string> => ({
  ...currentText(bookingErrors).errors,
  ...currentText(afterErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, errorWords())
