import { percentOf } from '../../shared/classes/after'
import type { TermReport } from '../../shared/classes/after.desk.contract'
import { barredUntil } from '../../shared/classes/rules'
import { AppError } from '../../shared/http/errors'
import { nextDay, shanghaiDay, shanghaiMoment } from '../../shared/http/time'
import { notify } from '../notifications'
import type { StaffActor } from '../platform/actor'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { makeCertificateCode, newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { ClassBar, ClassCertificate } from './after.entities'
import { type Counted, countAttendance, findConfirmedIn } from './after.queries'
import { viewReport } from './after.report'
import { type AfterRule, afterRule } from './after.rules'
import type { Place } from './bookings.entities'
import { findGuardians } from './children.queries'
import type { Term } from './entities'
import { changeTerm, findEveryClassOf } from './plans.queries'
import { loadOpenTerm } from './terms.service'

/** Reckons attendance once, after the last day: who missed too much is barred, who did not has a certificate. */
export async function closeTerm(
  db: Db,
  actor: StaffActor,
  termId: string,
  version: number,
  now: Date,
): Promise<TermReport> {
  const term = await loadOpenTerm(db, actor, termId)
  if (shanghaiDay(now) <= term.toDay) throw new AppError('classes.still_running')
  if (term.version !== version || !(await changeTerm(db, term, { closedAt: now }))) {
    throw new AppError('classes.plan_changed', { version: term.version })
  }
  const held = (await findEveryClassOf(db, termId)).filter(({ state }) => state === 'published' || state === 'closed')
  const classIds = held.map(({ id }) => id)
  const places = await findConfirmedIn(db, classIds)
  const counted = await countAttendance(db, classIds)
  const rule = await ruleAt(db, afterRule, now)
  const bars = await addBars(db, { term, places, counted, rule }, now)
  const certified = await addCertificates(db, { term, places, counted, rule }, now)
  await tellBarred(db, term, bars, rule, now)
  await tellCertified(db, term, certified, now)
  return viewReport(db, actor, termId, now)
}

interface Reckoned {
  term: Term
  places: readonly Place[]
  counted: readonly Counted[]
  rule: AfterRule
}

/** Of a child in several classes of the term all days count together. */
async function addBars(db: Db, { term, places, counted, rule }: Reckoned, now: Date): Promise<ClassBar[]> {
  const days = groupBy(counted, ({ childId }) => childId)
  const bars = [...new Set(places.map(({ childId }) => childId))].flatMap((childId): ClassBar[] => {
    const own = days.get(childId) ?? []
    const sum = (key: 'present' | 'absent') => own.reduce((all, one) => all + one[key], 0)
    const attended = percentOf({ present: sum('present'), absent: sum('absent') })
    if (attended === null || attended >= rule.askedPercent) return []
    const given = { childId, termId: term.id, termKey: `${term.id} ${childId}`, organisationId: term.organisationId }
    return [
      {
        ...{ id: newId(), ...given, caseNumber: makeCaseNumber('JT', systemRandom, now), state: 'active', version: 1 },
        ...{ attended, asked: rule.askedPercent, fromDay: nextDay(term.toDay) },
        untilDay: barredUntil(term.toDay, rule.barDays),
        ...{ appeal: null, appealedAt: null, appealedBy: null, answer: null, decidedBy: null, decidedAt: null },
        ...{ dueAt: null, createdAt: now },
      },
    ]
  })
  if (bars.length > 0) await insertRows(db, ClassBar, bars)
  return bars
}

async function addCertificates(db: Db, { places, counted, rule }: Reckoned, now: Date): Promise<string[]> {
  const days = new Map(counted.map((one) => [`${one.childId} ${one.classId}`, one]))
  const earned = places.flatMap(({ id, childId, classId }) => {
    const own = days.get(`${childId} ${classId}`)
    const percent = own && percentOf(own)
    return own && percent != null && percent >= rule.askedPercent ? [{ placeId: id, childId, own }] : []
  })
  const rows = earned.map(({ placeId, own }) => {
    const code = makeCertificateCode(systemRandom)
    return { id: newId(), placeId, code, attended: own.present, issuedAt: now }
  })
  if (rows.length > 0) await insertRows(db, ClassCertificate, rows)
  return [...new Set(earned.map(({ childId }) => childId))]
}

const link = '/classes/records'

async function tellBarred(db: Db, term: Term, bars: readonly ClassBar[], rule: AfterRule, now: Date): Promise<void> {
  const appealUntil = shanghaiMoment(new Date(now.getTime() + rule.appealDays * 86_400_000))
  const byChild = new Map(bars.map((bar) => [bar.childId, bar]))
  for (const { childId, personId } of await findGuardians(db, [...byChild.keys()])) {
    const { id, attended, asked, untilDay } = byChild.get(childId)!
    const reckoned = { attended: String(attended), asked: String(asked), until: untilDay, appealUntil }
    const notice = { personId, template: 'classAfter.barred', params: { term: term.name, ...reckoned }, link }
    await notify(db, { ...notice, dedupeKey: `${id} barred ${personId}`, organisationId: term.organisationId }, now)
  }
}

async function tellCertified(db: Db, term: Term, childIds: readonly string[], now: Date): Promise<void> {
  const personIds = new Set((await findGuardians(db, childIds)).map(({ personId }) => personId))
  for (const personId of personIds) {
    const notice = { personId, template: 'classAfter.certified', params: { term: term.name }, link }
    await notify(
      db,
      { ...notice, dedupeKey: `${term.id} certified ${personId}`, organisationId: term.organisationId },
      now,
    )
  }
}
