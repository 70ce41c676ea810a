import { In } from 'typeorm'
import type { AttemptState } from '../../shared/learning/papers'
import { type Grant, grantFirst } from '../benefits'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { lockPools } from '../platform/pools'
import { placesFor, toRaw } from '../platform/raw'
import { markItems, marksOf } from './attempts.marking'
import { QuizAttempt, QuizPaper } from './papers.entities'
import { findQuestions } from './questions.queries'

/** An attempt to be closed, and with which answers; without any those that were saved count. */
export interface Closing {
  attempt: QuizAttempt
  paper: Pick<QuizPaper, 'id' | 'organisationId' | 'campaignId' | 'content'>
  answers: QuizAttempt['answers']
  state: Exclude<AttemptState, 'open'>
  at: Date
}

/**
 * Marks these attempts in this order, gives the first who pass what is theirs, and writes all of it at once. The caller holds
 * the attempts (`lockPools`); campaigns are locked after them.
 */
export async function closeAttempts(db: Db, closings: readonly Closing[], now: Date): Promise<void> {
  if (closings.length === 0) return
  const questions = await findQuestions(
    db,
    closings.flatMap(({ attempt }) => attempt.items.map(({ id }) => id)),
  )
  for (const { attempt, paper, answers, state, at } of closings) {
    const marks = marksOf(attempt, markItems(attempt, answers, questions))
    const isPassed = marks >= paper.content.passMarks
    Object.assign(attempt, { answers, state, marks, isPassed, closedAt: at, version: attempt.version + 1 })
  }
  await grant(db, closings, now)
  await save(db, closings)
}

/** Coupons by the order in which these were decided; an act counts once a person and paper, however often one passes. */
async function grant(db: Db, closings: readonly Closing[], now: Date): Promise<void> {
  const passed = closings.filter(({ attempt, paper }) => attempt.isPassed && paper.campaignId !== null)
  const earlier = await findActed(db, passed)
  const acting = passed.filter(({ attempt }) => !earlier.has(keyOf(attempt)))
  for (const [campaignId, some] of groupBy(acting, ({ paper }) => paper.campaignId!)) {
    const acts = some.map(({ attempt: { id, personId }, at }) => ({
      personId,
      at,
      reference: `learning.attempt:${id}`,
    }))
    const grants = await grantFirst(db, campaignId, acts, now)
    for (const [at, { attempt }] of some.entries()) noteGrant(attempt, grants[at]!)
  }
}

const keyOf = ({ paperId, personId }: Pick<QuizAttempt, 'paperId' | 'personId'>): string => `${paperId} ${personId}`

/** Who has qualified by an earlier attempt at the same paper. */
async function findActed(db: Db, passed: readonly Closing[]): Promise<ReadonlySet<string>> {
  const again = passed.filter(({ attempt }) => attempt.number > 1).map(({ attempt }) => attempt)
  if (again.length === 0) return new Set()
  const sql = `SELECT paper_id AS paperId, person_id AS personId FROM quiz_attempts
    WHERE paper_id IN (${placesFor(again)}) AND person_id IN (${placesFor(again)}) AND act_order IS NOT NULL`
  const rows: Pick<QuizAttempt, 'paperId' | 'personId'>[] = await db.query(sql, [
    ...again.map(({ paperId }) => paperId),
    ...again.map(({ personId }) => personId),
  ])
  return new Set(rows.map(keyOf))
}

function noteGrant(attempt: QuizAttempt, { order, remaining, coupon, refusal }: Grant): void {
  attempt.actOrder = order
  attempt.couponsLeft = remaining
  attempt.couponId = coupon?.id ?? null
  attempt.couponUntil = coupon?.validUntil ?? null
  attempt.refusal = refusal
}

type Written = Record<string, (attempt: QuizAttempt) => string | number | Date | null>

const ofAll: Written = {
  state: ({ state }) => state,
  answers: ({ answers }) => JSON.stringify(answers),
  marks: ({ marks }) => marks,
  is_passed: ({ isPassed }) => Number(isPassed),
  closed_at: ({ closedAt }) => closedAt,
}
const ofActing: Written = {
  act_order: ({ actOrder }) => actOrder,
  coupons_left: ({ couponsLeft }) => couponsLeft,
  coupon_id: ({ couponId }) => couponId,
  coupon_until: ({ couponUntil }) => couponUntil,
  refusal: ({ refusal }) => refusal,
}

async function save(db: Db, closings: readonly Closing[]): Promise<void> {
  const attempts = closings.map(({ attempt }) => attempt)
  await write(db, attempts, ofAll, 'version = version + 1')
  const acting = attempts.filter(({ actOrder }) => actOrder !== null)
  if (acting.length > 0) await write(db, acting, ofActing)
}

/** All of them in one statement: a batch of a rush waits for each that it asks. */
async function write(db: Db, attempts: readonly QuizAttempt[], written: Written, ...alike: string[]): Promise<void> {
  const cases = attempts.map(() => 'WHEN ? THEN ?').join(' ')
  const columns = Object.entries(written).map(([column, read]) => ({
    sql: `${column} = CASE id ${cases} END`,
    values: attempts.flatMap((attempt) => {
      const value = read(attempt)
      return [attempt.id, value instanceof Date ? toRaw(db, value) : value]
    }),
  }))
  const sets = [...columns.map(({ sql }) => sql), ...alike].join(', ')
  const sql = `UPDATE quiz_attempts SET ${sets} WHERE id IN (${placesFor(attempts)})`
  await db.query(sql, [...columns.flatMap(({ values }) => values), ...attempts.map(({ id }) => id)])
}

/** The attempts by id, each held by this transaction, and the papers they are of. */
export async function holdAttempts(db: Db, ids: readonly string[]) {
  const attempts = await lockPools(db, QuizAttempt, ids)
  const paperIds = new Set([...attempts.values()].map(({ paperId }) => paperId))
  const papers = await db.find(QuizPaper, { where: { id: In([...paperIds]) } })
  return { attempts, papers: new Map(papers.map((paper) => [paper.id, paper])) }
}
