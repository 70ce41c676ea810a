import { AppError } from '../../shared/http/errors'
import type { AttemptView } from '../../shared/learning/contract'
import { attemptBlocker, dueAtOf } from '../../shared/learning/paperRules'
import { type Db, isDuplicate } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { insertRows } from '../platform/raw'
import { drawItems } from './attempts.drawing'
import { isLate, requireAnswers, secondsLeft } from './attempts.rules'
import { drawAttempt } from './attempts.views'
import { findLessonsBefore } from './lessons.queries'
import { QuizAttempt, type QuizPaper } from './papers.entities'
import { findOwnAttempt, findOwnAttempts, findPaper } from './papers.queries'
import { findQuestions } from './questions.queries'

/** The person's attempt that is under way, or the next one. */
export async function start(
  db: Db,
  personId: string,
  paperId: string,
  random: Random,
  now: Date,
): Promise<AttemptView> {
  const paper = await findPaper(db, paperId)
  if (!paper || paper.state === 'draft') throw new AppError('learning.paper_not_found')
  const own = await findOwnAttempts(db, paperId, personId)
  const underWay = own.find((attempt) => attempt.state === 'open')
  if (underWay) return view(db, underWay, paper, now)
  const blocker = attemptBlocker(await factsOf(db, personId, paper, own.length), now)
  if (blocker) throw new AppError(blocker)
  return view(db, await begin(db, personId, paper, own.length + 1, random, now), paper, now)
}

export async function factsOf(db: Db, personId: string | null, paper: QuizPaper, begun: number) {
  const lessons = await findLessonsBefore(db, personId, paper)
  const { state, opensAt, closesAt } = paper
  // Whether a visitor watched anything nobody knows yet.
  const unwatched = personId === null ? 0 : lessons.filter(({ isWatched }) => !isWatched).length
  return { state, opensAt, closesAt, attempts: paper.content.attempts, begun, unwatched, lessons }
}

async function begin(
  db: Db,
  personId: string,
  paper: QuizPaper,
  number: number,
  random: Random,
  now: Date,
): Promise<QuizAttempt> {
  const attempt: QuizAttempt = {
    ...{ id: newId(), paperId: paper.id, personId, number, state: 'open', version: 1 },
    ...{ startedAt: now, dueAt: dueAtOf(paper.content.minutes, paper.closesAt, now), closedAt: null },
    ...{ items: await drawItems(db, paper, random), answers: [], marks: null, isPassed: null, isCounted: false },
    ...{ actOrder: null, couponsLeft: null, couponId: null, couponUntil: null, refusal: null },
  }
  try {
    await insertRows(db, QuizAttempt, attempt)
    return attempt
  } catch (error) {
    // The same person began it on another phone at this moment: there it goes on.
    if (!isDuplicate(error)) throw error
    return (await findOwnAttempts(db, paper.id, personId)).find((one) => one.number === number)!
  }
}

async function view(db: Db, attempt: QuizAttempt, paper: QuizPaper, now: Date): Promise<AttemptView> {
  const ids = attempt.items.map(({ id }) => id)
  const around = { questions: await findQuestions(db, ids), isReviewed: await isReviewed(db, attempt, paper, now) }
  return drawAttempt(attempt, paper, around, now)
}

/** Whether what was right may be seen: after closing only once the last one has handed in, who may have begun by another closing. */
async function isReviewed(db: Db, { state }: QuizAttempt, paper: QuizPaper, now: Date): Promise<boolean> {
  const { id: paperId, content, closesAt } = paper
  if (state === 'open' || content.review === 'never') return false
  if (content.review === 'afterAttempt') return true
  return now >= closesAt && !(await db.existsBy(QuizAttempt, { paperId, state: 'open' }))
}

/** Another person's is as absent as one that never was. */
async function loadOwn(db: Db, personId: string, id: string): Promise<QuizAttempt> {
  const attempt = await findOwnAttempt(db, id, personId)
  if (!attempt) throw new AppError('learning.attempt_not_found')
  return attempt
}

export async function get(db: Db, personId: string, id: string, now: Date): Promise<AttemptView> {
  const attempt = await loadOwn(db, personId, id)
  return view(db, attempt, attempt.paper!, now)
}

export async function saveAnswers(
  db: Db,
  personId: string,
  id: string,
  { version, answers }: { version: number; answers: QuizAttempt['answers'] },
  graceSeconds: number,
  now: Date,
) {
  const attempt = await loadOwn(db, personId, id)
  if (attempt.state !== 'open' || isLate(attempt, graceSeconds, now)) throw new AppError('learning.attempt_over')
  const problem = requireAnswers(attempt, answers)
  if (problem) throw problem
  const next = version + 1
  const changed = await db.update(QuizAttempt, { id, personId, version, state: 'open' }, { answers, version: next })
  if (changed.affected !== 1) throw new AppError('learning.attempt_changed', { version: attempt.version })
  return { version: next, secondsLeft: secondsLeft(attempt, now) }
}
