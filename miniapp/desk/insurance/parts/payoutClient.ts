import { claimDeskErrors } from '../../../../shared/insurance/claimDeskErrors'
import { insurancePayouts } from '../../../../shared/insurance/payouts.contract'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const client = clientOf(insurancePayouts)

export const errorWords = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(claimDeskErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, errorWords())
