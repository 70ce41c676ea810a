import { AppError } from '../../shared/http/errors'
import type { AttemptResult } from '../../shared/learning/contract'
import type { Actor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Decision } from '../platform/handlers'
import type { Ports } from '../platform/ports'
import { type Closing, closeAttempts, holdAttempts } from './attempts.closing'
import { isLate, requireAnswers } from './attempts.rules'
import { drawResult } from './attempts.views'
import type { QuizAttempt, QuizPaper } from './papers.entities'

export interface Submission {
  actor: Pick<Actor, 'personId'>
  params: { attemptId: string }
  body: { version?: number | undefined; answers?: QuizAttempt['answers'] | undefined }
  ports: { config: Pick<Ports['config'], 'quizGraceSeconds'> }
  now: Date
}

/** Those who hand in at once for one campaign, or one paper, meet there. */
export async function poolOf(db: Db, { params }: Pick<Submission, 'params'>): Promise<string[]> {
  const sql = `SELECT a.paper_id AS paperId, p.campaign_id AS campaignId FROM quiz_attempts a
    JOIN quiz_papers p ON p.id = a.paper_id WHERE a.id = ?`
  const [found]: { paperId: string; campaignId: string | null }[] = await db.query(sql, [params.attemptId])
  return found ? [found.campaignId ?? found.paperId] : []
}

/** Marks what is handed in, in the order of arrival; who handed in before hears the same again. */
export async function submitAttempts(db: Db, calls: readonly Submission[]): Promise<Decision<AttemptResult>[]> {
  const { attempts, papers } = await holdAttempts(
    db,
    calls.map(({ params }) => params.attemptId),
  )
  const closings = new Map<string, Closing>()
  const refusals = calls.map((call) => {
    const attempt = attempts.get(call.params.attemptId)
    if (!attempt || attempt.personId !== call.actor.personId) return new AppError('learning.attempt_not_found')
    if (attempt.state !== 'open' || closings.has(attempt.id)) return null
    const closing = closingOf(attempt, papers.get(attempt.paperId)!, call)
    if (closing instanceof AppError) return closing
    closings.set(attempt.id, closing)
    return null
  })
  await closeAttempts(db, [...closings.values()], calls[0]!.now)
  return calls.map(({ params }, at) => refusals[at] ?? drawResult(attempts.get(params.attemptId)!)!)
}

/** Whoever comes when the time is over has handed in what was saved until then. */
function closingOf(attempt: QuizAttempt, paper: QuizPaper, { body, ports, now }: Submission): Closing | AppError {
  if (isLate(attempt, ports.config.quizGraceSeconds, now))
    return { attempt, paper, answers: attempt.answers, state: 'overdue', at: now }
  if (body.version !== undefined && body.version !== attempt.version) {
    return new AppError('learning.attempt_changed', { version: attempt.version })
  }
  const answers = body.answers ?? attempt.answers
  return requireAnswers(attempt, answers) ?? { attempt, paper, answers, state: 'submitted', at: now }
}
