import type { QuestionView } from '../../shared/learning/bank.desk.contract'
import { type Difficulty, difficulties } from '../../shared/learning/papers'
import { type Organisation, refOf } from '../organisations'
import { drawPicture } from './pictures.views'
import type { Question } from './questions.entities'

export const difficultyNumber = (difficulty: Difficulty): number => difficulties.indexOf(difficulty) + 1
export const difficultyOf = (number: number): Difficulty => difficulties[number - 1]!

/** A question as staff see it, with its key. */
export function drawDeskQuestion(question: Question, union: Organisation, personId: string, now: Date): QuestionView {
  const { lineId, version, isActive, topic, difficulty, kind, content, createdAt } = question
  const { stem, options, answer, explanation } = content
  return {
    ...{ id: lineId, version, isActive, topic, kind, stem, explanation },
    ...{ options: [...options], answer: [...answer], difficulty: difficultyOf(difficulty) },
    organisation: refOf(union),
    picture: drawPicture(question, personId, now),
    changedAt: createdAt.toISOString(),
  }
}
