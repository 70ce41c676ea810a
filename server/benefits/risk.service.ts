import { IsNull } from 'typeorm'
import { askSum, readAnswer } from '../../shared/benefits/challenge'
import type { ClaimCheck as CheckView } from '../../shared/benefits/risk.contract'
import { AppError } from '../../shared/http/errors'
import type { Locale } from '../../shared/i18n'
import { findOpenid } from '../identity'
import { spend } from '../platform/budgets'
import { blindIndex } from '../platform/crypto'
import { type Database, type Db, isDuplicate } from '../platform/db'
import type { Ports } from '../platform/ports'
import { digits, newId } from '../platform/random'
import { insertRows, placesFor, toRaw } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { ClaimCheck } from './risk.entities'
import { type RiskRule, riskRule } from './risk.rules'

/** Who calls, and what they are asked with. */
interface Caller {
  database: Database
  ports: Ports
  personId: string
  address: string
  locale: Locale
  now: Date
}

const spendOne = ({ database, ports, personId, now }: Caller) =>
  spend(database, ports.config, now, [{ limit: 'claimChecksPerPersonHour', subject: personId, windowSeconds: 3600 }])

/** Asks WeChat once in a while, outside any transaction; who has no account there is asked nothing. */
export async function check(caller: Caller): Promise<CheckView> {
  const { database, ports, personId, address, now } = caller
  const rule = await ruleAt(database.reader, riskRule, now)
  const known = await database.reader.findOneBy(ClaimCheck, { personId })
  if (known && isGood(known, rule, now)) return describe(caller, known, rule)
  const openid = await findOpenid(database.reader, personId)
  if (openid === null) return { challenge: null, goodUntil: null }
  await spendOne(caller)
  // Claiming goes on while WeChat does not answer: nobody is taken for a script because of it.
  const riskRank = await ports.wechat.rankRisk(openid, address).catch(() => null)
  const found = { riskRank, checkedAt: now, answerHash: null, passedAt: null }
  await database.transaction((db) => keep(db, personId, found))
  return describe(caller, (await database.reader.findOneBy(ClaimCheck, { personId }))!, rule)
}

async function keep(db: Db, personId: string, found: Omit<ClaimCheck, 'id' | 'personId'>): Promise<void> {
  const change = () => db.update(ClaimCheck, { personId }, found)
  if ((await change()).affected === 1) return
  await insertRows(db, ClaimCheck, { id: newId(), personId, ...found }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
    return change()
  })
}

const goodUntil = ({ checkedAt }: Pick<ClaimCheck, 'checkedAt'>, { goodMinutes }: RiskRule): Date =>
  new Date(checkedAt.getTime() + goodMinutes * 60_000)

const isGood = (row: Pick<ClaimCheck, 'checkedAt'>, rule: RiskRule, now: Date): boolean => now < goodUntil(row, rule)

const isAsked = ({ riskRank, passedAt }: Pick<ClaimCheck, 'riskRank' | 'passedAt'>, { askFrom }: RiskRule): boolean =>
  passedAt === null && (riskRank ?? 0) >= askFrom

/** A question made anew each time it is shown, of which only the hash of the answer is kept. */
async function describe(caller: Caller, row: ClaimCheck, rule: RiskRule): Promise<CheckView> {
  if (!isAsked(row, rule)) return { challenge: null, goodUntil: goodUntil(row, rule).toISOString() }
  const { database, ports, locale } = caller
  const [a, b] = [...ports.random.pick(digits, 2)].map(Number) as [number, number]
  const answerHash = hashOf(row.personId, a + b)
  await database.transaction((db) => db.update(ClaimCheck, { id: row.id, passedAt: IsNull() }, { answerHash }))
  return { challenge: { question: askSum({ a, b }, locale) }, goodUntil: null }
}

const hashOf = (personId: string, sum: number): string => blindIndex('claim_checks.answer_hash', `${personId} ${sum}`)

/** Each answer is a try, and each question is answered once. */
export async function answer(caller: Caller, given: string): Promise<CheckView> {
  const { database, personId, now } = caller
  await spendOne(caller)
  const sum = readAnswer(given)
  const passed = await database.transaction(async (db) => {
    const answerHash = sum === null ? '' : hashOf(personId, sum)
    const right = await db.update(ClaimCheck, { personId, answerHash }, { passedAt: now, answerHash: null })
    if (right.affected === 0) await db.update(ClaimCheck, { personId }, { answerHash: null })
    return right.affected === 1
  })
  if (!passed) throw new AppError('benefits.answer_wrong', undefined, 'answer')
  return check(caller)
}

/** What stands between a person and a claim because of the risk: nothing, a refusal that says what to do, or that it is held. */
export type RiskOf = (personId: string) => 'check_due' | 'challenge_due' | 'hold' | null

interface RawRisk {
  personId: string
  riskRank: number | null
  isGood: number | null
  isPassed: number
}

/** The risk of those who claim in one batch; of who has no account at WeChat nothing is known. */
export async function readRisks(db: Db, personIds: readonly string[], now: Date): Promise<RiskOf> {
  const rule = await ruleAt(db, riskRule, now)
  const since = new Date(now.getTime() - rule.goodMinutes * 60_000)
  const ids = [...new Set(personIds)]
  const rows: RawRisk[] = await db.query(
    `SELECT DISTINCT account.person_id AS personId, found.risk_rank AS riskRank, found.checked_at > ? AS isGood,
        found.passed_at IS NOT NULL AS isPassed
      FROM wechat_accounts account LEFT JOIN claim_checks found ON found.person_id = account.person_id
      WHERE account.person_id IN (${placesFor(ids)})`,
    [toRaw(db, since), ...ids],
  )
  const risks = new Map(rows.map((row) => [row.personId, row]))
  return (personId) => {
    const row = risks.get(personId)
    if (!row) return null
    if (!Number(row.isGood)) return 'check_due'
    const rank = row.riskRank ?? 0
    if (rank >= rule.askFrom && !Number(row.isPassed)) return 'challenge_due'
    return rank >= rule.holdFrom ? 'hold' : null
  }
}
