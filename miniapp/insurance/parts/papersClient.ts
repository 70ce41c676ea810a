import { insurancePapers } from '../../../shared/insurance/papers.contract'
import { insuranceText } from '../../../shared/insurance/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const papers = clientOf(insurancePapers)

export const paperErrors = (): Record<string, string> => currentText(insuranceText).errors
export const explainPaper = (error: unknown): string => wordsOf(error, paperErrors())
