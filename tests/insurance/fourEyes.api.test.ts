import { In } from 'typeorm'
import { Claim, ClaimLine } from '../../server/insurance'
import { giveAccount } from '../../server/insurance/claims.appeals'
import { decide } from '../../server/insurance/decisions.service'
import { findGrants } from '../../server/organisations'
import { Payment, PayoutBatch } from '../../server/payments'
import type { BankRow } from '../../server/payments/bank.reading'
import { applyBankReturn } from '../../server/payments/bank.service'
import { fill, takeFile } from '../../server/payments/service'
import type { StaffActor } from '../../server/platform/actor'
import { systemRandom } from '../../server/platform/random'
import { addGrant } from '../../server/seeds/organisations'
import { AppError } from '../../shared/http/errors'
import type { ClaimDecision } from '../../shared/insurance/claimDecisions'
import { isFullScale } from '../faults/support/figures'
import { agree } from '../support/claiming'
import { type ClaimsDesk, coverPerson, useClaimsDesk, write } from '../support/claims'
import { makeEmbedded } from '../support/databases'
import { newFormPlan } from '../support/insurance'
import { type TestServer, useServer } from '../support/server'

const actions = isFullScale ? 10_000 : 1_000
const claimsAtOnce = 12

type Act = 'assess' | 'approve' | 'return' | 'reassess' | 'refuse' | 'fill' | 'file' | 'bank' | 'claimant' | 'tamper'
const acts: readonly Act[] = [
  'assess',
  'assess',
  'approve',
  'approve',
  'return',
  'reassess',
  'refuse',
  'fill',
  'file',
  'bank',
  'claimant',
  'tamper',
]

/** What was done to a claim, by whom, as this test saw it succeed. */
interface Done {
  act: 'assess' | 'approve' | 'pay' | 'account'
  by: string
  fen: number
}

/** The same sequence for the same seed. */
function makeDice(seed: number) {
  let state = seed
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

interface Play {
  server: TestServer
  desk: ClaimsDesk
  staff: StaffActor[]
  roll: (sides: number) => number
  claims: string[]
  done: Map<string, Done[]>
}

const record = ({ done }: Play, id: string, one: Done) => done.set(id, [...(done.get(id) ?? []), one])

async function step(play: Play): Promise<void> {
  const { server, staff, roll } = play
  const actor = staff[roll(staff.length)]!
  const act = acts[roll(acts.length)]!
  const id = play.claims[roll(play.claims.length)]!
  try {
    await server.database.transaction((db) => perform(play, db, actor, act, id))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

type Db = Parameters<Parameters<TestServer['database']['transaction']>[0]>[0]

async function perform(play: Play, db: Db, actor: StaffActor, act: Act, id: string): Promise<void> {
  const now = play.server.clock.now()
  const batches = await db.find(PayoutBatch, { order: { id: 'DESC' }, take: 3 })
  const batch = batches[play.roll(batches.length)]
  switch (act) {
    case 'fill':
      return fillBatch(play, db, actor)
    case 'file':
      if (batch) await takeFile(db, actor, batch.id, 'zh', now)
      return
    case 'bank':
      if (batch) await applyBankReturn(db, actor, batch.id, await saidBy(play, db, batch.id), now)
      return
    case 'claimant':
      return answer(play, db, id)
    case 'tamper':
      return tamper(play, db)
    default:
      return decideOne(play, db, actor, act, id)
  }
}

async function decideOne(play: Play, db: Db, actor: StaffActor, act: ClaimDecision['decision'], id: string) {
  const { version } = await db.findOneByOrFail(Claim, { id })
  const lowered = play.roll(2) === 0
  const sum = {
    item: 'hospitalAllowance',
    amountFen: 100 * (1 + play.roll(100)),
    reason: 'amountCorrected',
    note: '更正',
  } as const
  const decision: ClaimDecision =
    act === 'assess'
      ? { decision: act, version, ...(lowered ? { lines: [sum] } : {}) }
      : act === 'approve'
        ? { decision: act, version }
        : act === 'return'
          ? { decision: act, version, papers: ['photos'] }
          : act === 'reassess'
            ? { decision: act, version, note: '请核对天数' }
            : { decision: act, version, reason: 'duplicate', note: '重复' }
  const after = await decide(db, actor, id, decision, play.server.clock.now())
  const fen = after.lines.reduce((all, { assessedFen }) => all + (assessedFen ?? 0), 0)
  if (act === 'assess' || act === 'approve') record(play, id, { act, by: actor.personId, fen })
}

async function fillBatch(play: Play, db: Db, actor: StaffActor): Promise<void> {
  const before = new Set((await db.find(Payment)).map(({ id }) => id))
  await fill(db, actor, { organisationId: play.desk.chaoyang }, systemRandom, play.server.clock.now())
  for (const { id, sourceId: claimId, amountFen } of await db.find(Payment)) {
    // The demo's own was approved before the play began.
    if (!before.has(id) && play.done.has(claimId))
      record(play, claimId, { act: 'pay', by: actor.personId, fen: amountFen })
  }
}

/** The bank pays, sends back, or says something odd; now and then of what it has said before. */
async function saidBy({ roll }: Play, db: Db, batchId: string): Promise<BankRow[]> {
  const payments = await db.findBy(Payment, { batchId })
  return payments.map(({ reference, amountFen }, at) => {
    const result = (['paid', 'returned', null] as const)[roll(3)]!
    return { row: at + 2, reference, result, note: null, amountFen: roll(5) === 0 ? amountFen + 1 : amountFen }
  })
}

/** Hands in again what was returned, gives an account for what came back, and begins anew what has ended. */
async function answer(play: Play, db: Db, id: string): Promise<void> {
  const { state, version } = await db.findOneByOrFail(Claim, { id })
  if (state === 'returned') await db.update(Claim, { id }, { state: 'submitted', version: version + 1 })
  if (state === 'bounced') {
    const payee = { holder: '李志强', bank: '建行', number: String(10_000_000 + play.roll(1_000_000)) }
    await giveAccount(db, play.desk.driver.id, id, { version, payee }, play.server.clock.now())
    record(play, id, { act: 'account', by: play.desk.driver.id, fen: 0 })
  }
  if (state === 'paid' || state === 'refused') play.claims = play.claims.map((one) => (one === id ? '' : one))
}

/** Somebody with a way around the program changes a sum that was approved, before it is paid. */
async function tamper({ roll, claims }: Play, db: Db): Promise<void> {
  const approved = await db.findBy(Claim, { id: In(claims), state: In(['payable', 'bounced']) })
  if (approved.length === 0) return
  const { id } = approved[roll(approved.length)]!
  const fen = 100 * (200 + roll(1_000))
  if (roll(2) === 0) await db.update(ClaimLine, { claimId: id }, { assessedFen: fen })
  else await db.update(Claim, { id }, { approvedFen: fen })
}

async function addMissing(play: Play): Promise<void> {
  const kept = play.claims.filter((id) => id !== '')
  while (kept.length < claimsAtOnce) {
    const on = `2026-0${1 + play.roll(9)}-01`
    const facts = { stays: [{ from: on, to: on.replace('-01', '-05').replace(/-05-05$/, '-05-09') }], eventOn: on }
    // A cover each: one would give no more once its days are used up.
    const cover = await write(play.server, (db) => coverPerson(db, play.desk.driver.id, play.desk.jinzhan, newFormPlan))
    kept.push((await play.desk.add({ state: 'submitted', facts, cover })).id)
  }
  play.claims = kept
}

describe('Whatever staff do with claims, in whatever order', () => {
  const server = useServer(makeEmbedded)
  const desk = useClaimsDesk(server)

  it(`nobody does two of the three parts, and what is paid is what was approved, once (${actions} acts)`, async () => {
    const roll = makeDice(20_261_121)
    await agree(desk.driver)
    const staff = await everybodyMayDoAll()
    const play: Play = { server, desk, staff, roll, claims: [], done: new Map() }
    for (let at = 0; at < actions; at += 1) {
      // Once everybody has had a hand in a claim nobody is left to decide it: the oldest makes room.
      if (at % 20 === 0) play.claims = play.claims.slice(1)
      await addMissing(play)
      await step(play)
    }
    const all = [...play.done.entries()]
    // It has come to something, or nothing is shown.
    const count = (act: Done['act']) => all.flatMap(([, done]) => done).filter((one) => one.act === act).length
    for (const act of ['assess', 'approve', 'pay'] as const) expect(count(act)).toBeGreaterThan(actions / 200)
    for (const [id, done] of all) {
      expect({ id, problems: problemsOf(done) }).toEqual({ id, problems: [] })
      await expectPaidAsApproved(id, done)
    }
  })

  /** Six people who hold all three roles: nothing but the rule keeps them apart. */
  async function everybodyMayDoAll(): Promise<StaffActor[]> {
    const people = [...Object.values(desk.staff).map(({ id }) => id)]
    await write(server, async (db) => {
      for (const id of people) {
        for (const role of ['assessor', 'approver', 'payer'] as const) {
          const held = (await findGrants(db, [id])).some((grant) => grant.role === role)
          if (!held) await addGrant(db, id, role, desk.chaoyang, server.clock.now())
        }
      }
    })
    const grants = await findGrants(server.database.reader, people)
    const now = server.clock.now()
    return people.map((personId) => ({
      personId,
      sessionId: personId,
      secondFactorAt: now,
      steppedUpAt: now,
      closesAt: null,
      isUnitOfficer: false,
      grants: grants.filter((grant) => grant.personId === personId),
    }))
  }

  function problemsOf(done: readonly Done[]): string[] {
    const by = (act: Done['act']) => new Set(done.filter((one) => one.act === act).map((one) => one.by))
    const [assessed, approved, paid] = [by('assess'), by('approve'), by('pay')]
    const meet = (one: Set<string>, other: Set<string>) => [...one].some((person) => other.has(person))
    const unapproved = done.some(({ act, fen }, at) => {
      if (act !== 'pay') return false
      const decided = done.slice(0, at).filter((one) => one.act === 'assess' || one.act === 'approve')
      const last = decided.at(-1)
      return last?.act !== 'approve' || last.fen !== fen
    })
    return [
      ...(meet(assessed, approved) ? ['assessed and approved'] : []),
      ...(meet(approved, paid) || meet(assessed, paid) ? ['decided and paid'] : []),
      ...(unapproved ? ['paid without the approval of this sum'] : []),
    ]
  }

  async function expectPaidAsApproved(id: string, done: readonly Done[]): Promise<void> {
    const { reader } = server.database
    const claim = await reader.findOneByOrFail(Claim, { id })
    const payments = await reader.findBy(Payment, { sourceId: id })
    const paid = payments.filter(({ state }) => state === 'paid')
    expect(paid.length).toBe(claim.state === 'paid' ? 1 : 0)
    expect(payments.filter(({ state }) => state === 'open').length).toBe(claim.state === 'paying' ? 1 : 0)
    expect(payments.length).toBe(done.filter(({ act }) => act === 'pay').length)
    if (claim.state !== 'paid') return
    const lines = await reader.findBy(ClaimLine, { claimId: id })
    expect(lines.reduce((all, { paidFen }) => all + paidFen!, 0)).toBe(claim.approvedFen)
    expect(claim.paidFen).toBe(claim.approvedFen)
  }
})
