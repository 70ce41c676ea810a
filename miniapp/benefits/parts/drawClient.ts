import { benefitDraws } from '../../../shared/benefits/draws.contract'
import { barErrors, campaignErrors } from '../../../shared/benefits/text'
import { drawErrors } from '../../../shared/draws/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const draws = clientOf(benefitDraws)

export const drawErrorWords = (): Record<string, string> => ({
  ...currentText(campaignErrors).errors,
  ...currentText(barErrors).errors,
  ...currentText(drawErrors).errors,
})

export const explained = (error: Error | undefined): string | null => (error ? wordsOf(error, drawErrorWords()) : null)
