import { benefitMerchants } from '../../../shared/benefits/merchants.contract'
import { campaignErrors, merchantErrors } from '../../../shared/benefits/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const merchants = clientOf(benefitMerchants)

export const redeemErrors = (): Record<string, string> => ({
  ...currentText(campaignErrors).errors,
  ...currentText(merchantErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, redeemErrors())
