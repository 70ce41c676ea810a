import { benefitMerchantsDesk } from '../../../../shared/benefits/merchants.desk.contract'
import { campaignErrors, merchantErrors } from '../../../../shared/benefits/text'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const merchants = clientOf(benefitMerchantsDesk)

export const merchantErrorWords = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(campaignErrors).errors,
  ...currentText(merchantErrors).errors,
})

export const explained = (error: Error | undefined): string | null =>
  error ? wordsOf(error, merchantErrorWords()) : null
