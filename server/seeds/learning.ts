import type { QuestionInput } from '../../shared/learning/bank.desk.contract'
import type { PaperContent } from '../../shared/learning/papers'
import { Question, QuizAttempt, QuizPaper, rowOf } from '../learning'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'

export type GivenQuestion = Partial<QuestionInput> & Pick<QuestionInput, 'stem'>

const question: Omit<QuestionInput, 'stem'> = {
  topic: '安全知识',
  difficulty: 'easy',
  kind: 'single',
  options: ['对的做法', '错的做法', '更错的做法'],
  answer: ['A'],
  explanation: null,
}

/** Questions in the bank of a union, as they are now. */
export async function addQuestions(
  db: Db,
  organisationId: string,
  given: readonly GivenQuestion[],
  now: Date,
): Promise<Question[]> {
  const line = () => ({ lineId: newId(), organisationId, version: 1, isActive: true })
  const rows = given.map((one) => rowOf({ ...question, ...one }, line(), now))
  await insertRows(db, Question, rows)
  return rows
}

const content: Omit<PaperContent, 'source'> = {
  name: '安全知识答题(演示)',
  intro: '看完短片再来答题。',
  isShuffled: true,
  passMarks: 100,
  attempts: 1,
  minutes: 30,
  review: 'afterAttempt',
  lessonIds: [],
}

export type GivenPaper = Partial<Omit<QuizPaper, 'content' | 'organisation'>> &
  Pick<QuizPaper, 'organisationId'> & { content: Partial<PaperContent> & Pick<PaperContent, 'source'> }

/** A paper that is open from now on for a week, unless told otherwise. */
export async function addPaper(db: Db, given: GivenPaper, now: Date): Promise<QuizPaper> {
  const row: QuizPaper = {
    ...{ id: newId(), state: 'published', version: 1, campaignId: null },
    ...{ opensAt: now, closesAt: new Date(now.getTime() + 7 * 86_400_000), publishedAt: now, createdAt: now },
    ...given,
    content: { ...content, ...given.content },
  }
  await insertRows(db, QuizPaper, row)
  return row
}

/** Attempts that have just begun, one of each person's. */
export async function addAttempts(
  db: Db,
  paper: Pick<QuizPaper, 'id' | 'closesAt'>,
  people: readonly { personId: string; items: QuizAttempt['items'] }[],
  now: Date,
): Promise<QuizAttempt[]> {
  const rows = people.map(
    ({ personId, items }): QuizAttempt => ({
      ...{ id: newId(), paperId: paper.id, personId, number: 1, state: 'open', version: 1, items, answers: [] },
      ...{ startedAt: now, dueAt: paper.closesAt, closedAt: null, marks: null, isPassed: null, isCounted: false },
      ...{ actOrder: null, couponsLeft: null, couponId: null, couponUntil: null, refusal: null },
    }),
  )
  await insertRows(db, QuizAttempt, rows)
  return rows
}
