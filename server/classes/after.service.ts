import { In } from 'typeorm'
import { isAppealOver } from '../../shared/classes/after'
import type { CertificateView, classAfter, OwnAfter, OwnBar, OwnRecord } from '../../shared/classes/after.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { maskName } from '../../shared/identity/masks'
import { openWorkItem, recordStep } from '../desk'
import { findPersons, nameIndexOf } from '../identity'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { dueAfter } from '../platform/workdays'
import { ClassBar, ClassRating } from './after.entities'
import { findCertificate, findCertificatesOf, findOwnBars, findOwnConfirmed } from './after.queries'
import { type AfterRule, afterRule } from './after.rules'
import type { Place } from './bookings.entities'
import { keepsFromEmployer } from './reviewing'

type Contract = typeof classAfter

export async function getRecords(db: Db, personId: string, now: Date): Promise<OwnAfter> {
  const rule = await ruleAt(db, afterRule, now)
  const bars = await findOwnBars(db, personId)
  const places = await findOwnConfirmed(db, personId)
  const certificates = await findCertificatesOf(
    db,
    places.map(({ id }) => id),
  )
  const classIds = places.map(({ classId }) => classId)
  const rated = await db.findBy(ClassRating, { personId, classId: In(classIds) })
  const ratings = new Map(rated.map((one) => [one.classId, one]))
  const issued = new Map(certificates.map((one) => [one.placeId, one]))
  return {
    bars: bars.map((bar) => drawBar(bar, rule, now)),
    records: places.map((place) => {
      const certificate = issued.get(place.id)
      const { stars = null, words = null } = ratings.get(place.classId) ?? {}
      return {
        ...drawPlace(place, now),
        certificate: certificate
          ? { code: certificate.code, attended: certificate.attended, issuedAt: certificate.issuedAt.toISOString() }
          : null,
        ...{ stars, words },
      }
    }),
  }
}

function drawBar(bar: ClassBar, { appealDays }: AfterRule, now: Date): OwnBar {
  const { id, caseNumber, childId, child, term, state, attended, asked, untilDay, appeal, answer, dueAt, createdAt } =
    bar
  return {
    ...{ id, caseNumber, state, attended, asked, until: untilDay, appeal, answer },
    child: { id: childId, name: child!.name },
    term: term!.name,
    appealUntil: new Date(createdAt.getTime() + appealDays * 86_400_000).toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    canAppeal: state === 'active' && !isAppealOver(createdAt, appealDays, now),
  }
}

function drawPlace(
  { id, childId, child, classId, courseClass }: Place,
  now: Date,
): Omit<OwnRecord, 'certificate' | 'stars' | 'words'> {
  const { name, sessions } = courseClass!.content
  return {
    placeId: id,
    child: { id: childId, name: child!.name },
    class: { id: classId, name, from: sessions.from, to: sessions.to },
    isReckoned: courseClass!.term!.closedAt !== null,
    canRate: shanghaiDay(now) >= sessions.to,
  }
}

/** Puts a bar before the class managers of the union, once. */
export async function appealBar(db: Db, personId: string, barId: string, words: string, now: Date): Promise<OwnAfter> {
  const bar = (await findOwnBars(db, personId)).find(({ id }) => id === barId)
  if (!bar) throw new AppError('classes.bar_not_found')
  const rule = await ruleAt(db, afterRule, now)
  if (bar.state !== 'active' || isAppealOver(bar.createdAt, rule.appealDays, now)) {
    throw new AppError('classes.appeal_over')
  }
  const dueAt = dueAfter(rule, now)
  const version = bar.version + 1
  const change = { state: 'appealed' as const, version, appeal: words, appealedAt: now, appealedBy: personId, dueAt }
  const changed = await db.update(ClassBar, { id: barId, version: bar.version, state: 'active' }, change)
  if (changed.affected !== 1) throw new AppError('classes.appeal_over')
  await putBeforeManagers(db, bar, personId, { version, dueAt }, now)
  await recordStep(db, { caseId: barId, step: 'appealed', at: now, actorId: personId, organisationId: null })
  return getRecords(db, personId, now)
}

async function putBeforeManagers(
  db: Db,
  { id, caseNumber, organisationId }: ClassBar,
  personId: string,
  asked: { version: number; dueAt: Date },
  now: Date,
): Promise<void> {
  const [person] = await findPersons(db, [personId])
  const name = person?.name ?? ''
  await openWorkItem(db, {
    ...{ id, kind: 'classes.bar', feature: 'classes', role: 'classManager', state: 'appealed', ...asked },
    ...{ subjectId: personId, subject: name, subjectIndex: nameIndexOf(name === '' ? newId() : name) },
    phoneIndex: person?.phoneIndex ?? null,
    documentIndex: person?.documentIndex ?? null,
    ...{ caseNumber, route: 'appeal', organisationId, openedAt: now },
    isDiscreet: await keepsFromEmployer(db, personId),
  })
}

/** What a guardian thinks of a class, one a guardian and class. */
export async function rateClass(
  db: Db,
  personId: string,
  classId: string,
  { stars, words }: BodyOf<Contract['rateClass']>,
  now: Date,
): Promise<OwnAfter> {
  const place = (await findOwnConfirmed(db, personId)).find((one) => one.classId === classId)
  if (!place) throw new AppError('classes.class_not_found')
  if (shanghaiDay(now) < place.courseClass!.content.sessions.to) throw new AppError('classes.still_running')
  const change = () => db.update(ClassRating, { classId, personId }, { stars, words })
  if ((await change()).affected === 0) {
    const rating = { id: newId(), classId, personId, stars, words, createdAt: now }
    // Of two taps at once the second one changes what the first one wrote.
    await insertRows(db, ClassRating, rating).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
      return change()
    })
  }
  return getRecords(db, personId, now)
}

export async function checkCertificate(db: Db, code: string): Promise<CertificateView> {
  const found = await findCertificate(db, code)
  if (!found) throw new AppError('classes.certificate_not_found')
  const { child, courseClass } = found.place!
  const { name, sessions } = courseClass!.content
  return {
    code,
    child: maskName(child!.name),
    class: name,
    organisation: courseClass!.organisation!.name,
    ...{ from: sessions.from, to: sessions.to, attended: found.attended },
    issuedAt: found.issuedAt.toISOString(),
  }
}
