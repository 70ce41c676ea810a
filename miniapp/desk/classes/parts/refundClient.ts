import { classRefundsDesk } from '../../../../shared/classes/refunds.desk.contract'
import { feeErrors } from '../../../../shared/classes/text'
import { deskText } from '../../../../shared/desk/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const client = clientOf(classRefundsDesk)

export const errorWords = (): Record<string, string> => ({
  ...currentText(deskText).errors,
  ...currentText(feeErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, errorWords())
