import { organisationsText } from '../../../../shared/organisations/text'
import { payments } from '../../../../shared/payments/contract'
import { paymentErrors } from '../../../../shared/payments/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const client = clientOf(payments)

export const errorWords = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(paymentErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, errorWords())
