import { benefitBars } from '../../../../shared/benefits/bars.contract'
import { benefitRisk } from '../../../../shared/benefits/risk.contract'
import { barErrors, riskErrors } from '../../../../shared/benefits/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const bars = clientOf(benefitBars)
export const risk = clientOf(benefitRisk)

export const caseErrors = (): Record<string, string> => ({
  ...currentText(barErrors).errors,
  ...currentText(riskErrors).errors,
})

export const explain = (error: unknown): string => wordsOf(error, caseErrors())
