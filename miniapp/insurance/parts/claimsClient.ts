import { insuranceClaims } from '../../../shared/insurance/claims.contract'
import { claimErrors, insuranceText } from '../../../shared/insurance/text'
import { paymentErrors } from '../../../shared/payments/text'
import { privacy as privacyContract } from '../../../shared/privacy/contract'
import { privacyText } from '../../../shared/privacy/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const claims = clientOf(insuranceClaims)
export const privacy = clientOf(privacyContract)

/** This feature's words for codes, with those of the feature it calls. */
export const claimWords = (): Record<string, string> => ({
  ...currentText(privacyText).errors,
  ...currentText(insuranceText).errors,
  ...currentText(claimErrors).errors,
  ...currentText(paymentErrors).errors,
})

export const explainClaim = (error: unknown): string => wordsOf(error, claimWords())
