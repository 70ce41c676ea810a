import { learning as contract } from '../../../shared/learning/contract'
import { quizErrors } from '../../../shared/learning/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const learning = clientOf(contract)

export const quizWords = (): Record<string, string> => currentText(quizErrors).errors

export const explainQuiz = (error: unknown): string => wordsOf(error, quizWords())
