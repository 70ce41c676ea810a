import { classFeesDesk } from '../../../../shared/classes/fees.desk.contract'
import { feeErrors, planErrors } from '../../../../shared/classes/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const client = clientOf(classFeesDesk)

export const errorWords = (): Record<string, string> => ({
  ...currentText(planErrors).errors,
  ...currentText(feeErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, errorWords())
