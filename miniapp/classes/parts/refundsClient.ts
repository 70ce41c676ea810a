import { classRefunds } from '../../../shared/classes/refunds.contract'
import { feeErrors } from '../../../shared/classes/text'
import { paymentErrors } from '../../../shared/payments/text'
import { privacy as privacyContract } from '../../../shared/privacy/contract'
import { privacyText } from '../../../shared/privacy/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const refunds = clientOf(classRefunds)
export const privacy = clientOf(privacyContract)

/** This feature's words for codes, with those of the features it calls. */
export const refundWords = (): Record<string, string> => ({
  ...currentText(privacyText).errors,
  ...currentText(paymentErrors).errors,
  ...currentText(feeErrors).errors,
})

export const explainRefund = (error: unknown): string => wordsOf(error, refundWords())
