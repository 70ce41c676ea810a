import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Organisation } from '../../../server/organisations'
import { addCampaign } from '../../../server/seeds/benefits'
import { addAttempts, addPaper, addQuestions } from '../../../server/seeds/learning'
import { type SeededPerson, seedPeople } from '../../../server/seeds/people'
import type { AttemptResult } from '../../../shared/learning/contract'
import type { TestDatabase } from '../../support/databases'
import { callRaw } from '../../support/server'
import { withDatabase } from './seatRush'

/** Thirty questions at five marks. */
const questions = 30
const marksEach = 5

/** Somebody who has answered all of it, and is about to hand in. */
export interface Examinee {
  token: string
  attemptId: string
  answers: string[][]
  passes: boolean
}

interface Given {
  people: readonly SeededPerson[]
  qualify: number
  coupons: number
}

export const makePeople = (database: TestDatabase, count: number): Promise<SeededPerson[]> =>
  withDatabase(database, async (opened, now) => {
    const people: SeededPerson[] = []
    await seedPeople(opened, { clock: { now: () => now } }, count, async (made) => void people.push(...made))
    return people
  })

/** A paper that everybody has begun, with a campaign of the whole city for the first who pass. */
export const openQuiz = (database: TestDatabase, { people, qualify, coupons }: Given) =>
  withDatabase(database, (opened, now) =>
    opened.transaction(async (db) => {
      const { id: organisationId } = await db.findOneByOrFail(Organisation, { kind: 'municipal' })
      const { id: campaignId } = await addCampaign(db, { organisationId, way: 'firstN', stock: coupons }, now)
      const stems = Array.from({ length: questions }, (_, at) => ({ stem: `${campaignId} ${at}` }))
      const rows = await addQuestions(db, organisationId, stems, now)
      const source = {
        kind: 'fixed' as const,
        questions: rows.map(({ lineId }) => ({ questionId: lineId, marks: marksEach })),
      }
      const paper = await addPaper(db, { organisationId, campaignId, content: { source } }, now)
      const items = rows.map(({ id }) => ({ id, marks: marksEach, order: [0, 1, 2] }))
      const examinees: Examinee[] = []
      for (let at = 0; at < people.length; at += 500) {
        const some = people.slice(at, at + 500).map(({ personId }) => ({ personId, items }))
        for (const { id } of await addAttempts(db, paper, some, now)) {
          examinees.push(examinee(people[examinees.length]!.token, id, examinees.length % people.length < qualify))
        }
      }
      return { campaignId, paperId: paper.id, examinees: mixed(examinees) }
    }),
  )

const examinee = (token: string, attemptId: string, passes: boolean): Examinee => ({
  ...{ token, attemptId, passes },
  answers: Array.from({ length: questions }, (_, at) => [passes || at < 10 ? 'A' : 'B']),
})

/** Those who pass come between the others: a prime number of steps leads to each once. */
const mixed = (people: readonly Examinee[]): Examinee[] => people.map((_, at) => people[(at * 7_919) % people.length]!)

export interface Told {
  attemptId: string
  passes: boolean
  result: AttemptResult | null
  tries: number
  ms: number
}

interface Rush {
  examinees: readonly Examinee[]
  urlOf: (at: number) => string
  atOnce: number
  isUp?: () => Promise<void>
}

/** Everybody hands in once, so many at a time, under the same key until there is an answer. */
export async function handIn({ examinees, urlOf, atOnce, isUp = async () => {} }: Rush) {
  const told: Told[] = []
  let next = 0
  const ask = async (at: number): Promise<Told> => {
    const { token, attemptId, answers, passes } = examinees[at]!
    const from = performance.now()
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() }
    for (let tries = 1; ; tries++) {
      await isUp()
      const path = `/learning/attempts/${attemptId}/submission`
      const answer = await callRaw(urlOf(at), 'POST', path, { answers }, headers).catch(() => null)
      if (answer && answer.status < 500 && answer.status !== 429) {
        const result = answer.status === 200 ? (answer.body as unknown as AttemptResult) : null
        return { attemptId, passes, result, tries, ms: performance.now() - from }
      }
      await wait(50 * 2 ** Math.min(tries, 4) * (0.5 + Math.random()))
    }
  }
  const line = async () => {
    for (let at = next++; at < examinees.length; at = next++) told.push(await ask(at))
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, line))
  return { told, seconds: (performance.now() - began) / 1000 }
}

interface Act {
  reference: string
  place: number
  decision: string
}

/** What is wrong with what the tables say, beside what everybody was told. */
export async function findWrongs(
  query: (sql: string) => Promise<unknown>,
  { campaignId, paperId }: { campaignId: string; paperId: string },
  told: readonly Told[],
) {
  const acts = (await query(
    `SELECT reference, order_number AS place, decision FROM benefit_acts WHERE campaign_id = '${campaignId}'`,
  )) as Act[]
  const coupons = (await query(
    `SELECT id, person_id AS personId, order_number AS place FROM benefit_coupons WHERE campaign_id = '${campaignId}'`,
  )) as { id: string; personId: string; place: number }[]
  const open = (await query(
    `SELECT id FROM quiz_attempts WHERE paper_id = '${paperId}' AND state <> 'submitted'`,
  )) as unknown[]
  const byReference = new Map(acts.map((act) => [act.reference, act]))
  const byId = new Map(coupons.map((coupon) => [coupon.id, coupon]))
  const isTrue = ({ attemptId, passes, result }: Told): boolean => {
    const act = byReference.get(`learning.attempt:${attemptId}`)
    if (!result || result.passed !== passes || result.marks !== (passes ? 150 : 50)) return false
    if (!passes) return act === undefined && result.order === undefined
    const isGranted = act?.decision === 'granted' && byId.get(result.coupon?.id ?? '')?.place === act.place
    const isRefused = result.coupon === undefined && result.refusal === act?.decision
    return act?.place === result.order && (isGranted || isRefused)
  }
  const granted = acts.filter(({ decision }) => decision === 'granted').map(({ place }) => place)
  const refused = acts.filter(({ decision }) => decision !== 'granted').map(({ place }) => place)
  return {
    granted: coupons.length,
    acts: acts.length,
    wrongs: {
      untrue: told.filter((one) => !isTrue(one)).length,
      twice: coupons.length - new Set(coupons.map(({ personId }) => personId)).size,
      sameOrder: acts.length - new Set(acts.map(({ place }) => place)).size,
      outOfOrder: refused.filter((place) => place < Math.max(0, ...granted)).length,
      leftOpen: open.length,
    },
  }
}
