import { insurancePlansDesk } from '../../../../shared/insurance/plans.desk.contract'
import { insuranceText } from '../../../../shared/insurance/text'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const plans = clientOf(insurancePlansDesk)

export const planErrors = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(insuranceText).errors,
})

export const explained = (error: Error | undefined): string | null => (error ? wordsOf(error, planErrors()) : null)
