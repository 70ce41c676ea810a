import { benefits as contract } from '../../../../shared/benefits/contract'
import { benefitsDesk } from '../../../../shared/benefits/desk.contract'
import { barErrors, campaignErrors } from '../../../../shared/benefits/text'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const desk = clientOf(benefitsDesk)
export const members = clientOf(contract)

export const deskErrors = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(campaignErrors).errors,
  ...currentText(barErrors).errors,
})

export const explained = (error: Error | undefined): string | null => (error ? wordsOf(error, deskErrors()) : null)
