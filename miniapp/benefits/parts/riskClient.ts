import { benefitRisk } from '../../../shared/benefits/risk.contract'
import { riskErrors } from '../../../shared/benefits/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const risk = clientOf(benefitRisk)

export const riskWords = (): Record<string, string> => currentText(riskErrors).errors

export const explainRisk = (error: Error | undefined): string | null => (error ? wordsOf(error, riskWords()) : null)
