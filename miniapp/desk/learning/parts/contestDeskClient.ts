import { contestErrors } from '../../../../shared/learning/contestErrors'
import { learningContestsDesk } from '../../../../shared/learning/contests.desk.contract'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { wordsOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'

export const contests = clientOf(learningContestsDesk)

export const contestWords = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(contestErrors).errors,
})

export const explained = (error: Error | undefined): string | null => (error ? wordsOf(error, contestWords()) : null)

/** Hundredths of a mark in words: 8250 is 82.5. */
export const markWords = (mark: number): string => String(mark / 100)
