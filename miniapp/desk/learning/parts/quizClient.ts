import { learningBankDesk } from '../../../../shared/learning/bank.desk.contract'
import { learningPapersDesk } from '../../../../shared/learning/papers.desk.contract'
import { quizErrors } from '../../../../shared/learning/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const papers = clientOf(learningPapersDesk)
export const bank = clientOf(learningBankDesk)

export const quizWords = (): Record<string, string> => currentText(quizErrors).errors

export const explained = (error: unknown): string | null => (error ? wordsOf(error, quizWords()) : null)
