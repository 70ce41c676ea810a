import { benefits as contract } from '../../../shared/benefits/contract'
import { barErrors, campaignErrors, riskErrors } from '../../../shared/benefits/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const benefits = clientOf(contract)

export const benefitErrors = (): Record<string, string> => ({
  ...currentText(campaignErrors).errors,
  ...currentText(barErrors).errors,
  ...currentText(riskErrors).errors,
})

export const explained = (error: Error | undefined): string | null => (error ? wordsOf(error, benefitErrors()) : null)
