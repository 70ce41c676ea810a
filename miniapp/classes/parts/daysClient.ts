import { dayErrors } from '../../../shared/classes/dayErrors'
import { classDays } from '../../../shared/classes/days.contract'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const days = clientOf(classDays)

export const dayWords = (): Record<string, string> => currentText(dayErrors).errors

export const explainDay = (error: unknown): string => wordsOf(error, dayWords())
