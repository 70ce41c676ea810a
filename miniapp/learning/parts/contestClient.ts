import { contestErrors } from '../../../shared/learning/contestErrors'
import { learningContests } from '../../../shared/learning/contests.contract'
import { learningJudging } from '../../../shared/learning/judging.contract'
import { clientOf } from '../../platform/client'
import { wordsOf, wordsOfCode } from '../../platform/errors'
import { currentText } from '../../platform/locale'

export const contests = clientOf(learningContests)
export const judging = clientOf(learningJudging)

export const contestWords = (): Record<string, string> => currentText(contestErrors).errors

export const explainContest = (error: Error | undefined): string | null =>
  error ? wordsOf(error, contestWords()) : null

export const explainCode = (code: string): string => wordsOfCode(code, contestWords())

/** Hundredths of a mark in words: 8250 is 82.5. */
export const markWords = (mark: number): string => String(mark / 100)
