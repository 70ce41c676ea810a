import { IsNull, LessThan } from 'typeorm'
import { planMessages } from '../../shared/classes/planMessages'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { type Organisation, organisationHolds, organisationMerged } from '../organisations'
import type { Db } from '../platform/db'
import { type PersonalPart, personalData, personErased, registerRetention } from '../privacy'
import { CourseClass, Site, Term } from './entities'
import { countUnderWay } from './plans.queries'
import { CareWorker, ClassDuty } from './workers.entities'

/** What planning tells lower features: of unions, and of those who work with children. */
export function registerPlans(): void {
  registerTemplates('classPlans', planMessages, { moved: { subscribe: 'reminder' } })
  organisationMerged.register('classes.plans', followMerger)
  organisationHolds.register('classes.plans', countHeld)
  personMoved.register('classes.workers', async (db, fromId, toId) => {
    await db.update(CareWorker, { personId: fromId }, { personId: toId })
  })
  personalData.register('classes.workers', describeWork)
  personErased.register('classes.workers', forgetAccount)
  registerRetention({ name: 'classes.endedWorkers', erase: deleteEndedWorkers })
}

/** A union becomes part of another, with all that it plans and whoever works for it. */
async function followMerger(db: Db, from: Organisation, to: Organisation): Promise<void> {
  for (const table of [Term, Site, CourseClass, CareWorker]) {
    await db.update(table, { organisationId: from.id }, { organisationId: to.id })
  }
}

/** Classes that are planned or go on: a union does not close over them. */
async function countHeld(db: Db, organisationId: string) {
  return [{ kind: 'classes' as const, count: await countUnderWay(db, organisationId) }]
}

async function describeWork(db: Db, personId: string): Promise<PersonalPart[]> {
  const rows = await db.find(CareWorker, {
    where: { personId },
    relations: { organisation: true },
    order: { id: 'DESC' },
  })
  const work = rows.map(({ name, phone, duty, organisation, checkedOn, validUntil, createdAt, endedAt }) => {
    return { name, phone, duty, organisation: organisation!.name, checkedOn, validUntil, createdAt, endedAt }
  })
  return work.length === 0 ? [] : [{ part: 'careWork', rows: work }]
}

/** Who was with the children, and with which check, stays on record; the account is gone, and whoever is to sign in leaves. */
async function forgetAccount(db: Db, personId: string, now: Date): Promise<void> {
  for (const { id } of await db.findBy(CareWorker, { personId })) {
    await db.update(ClassDuty, { workerId: id, endedAt: IsNull() }, { endedAt: now, liveKey: null })
    await db.update(CareWorker, { id }, { personId: null, phone: null })
    await db.update(CareWorker, { id, endedAt: IsNull() }, { endedAt: now })
  }
}

/** Who left long ago, with what they were assigned to. */
async function deleteEndedWorkers(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.find(CareWorker, { where: { endedAt: LessThan(before) }, select: { id: true }, take: limit })
  for (const { id } of rows) {
    await db.delete(ClassDuty, { workerId: id })
    await db.delete(CareWorker, { id })
  }
  return rows.length
}
