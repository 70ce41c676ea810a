import { type EntityTarget, In, type ObjectLiteral } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import { nameIndexOf } from '../identity'
import { discreetPersons, type Organisation } from '../organisations'
import type { Db } from '../platform/db'
import {
  atDesk,
  type CorrectionMoved,
  correctionMoved,
  deskHistory,
  giveCorrection,
  type PersonalPart,
  personalData,
  personErased,
} from '../privacy'
import { findWorkItems, handBackTo, listSteps, moveWorkItem, openWorkItem, recordStep } from './cases'
import { CaseStep, WorkItem } from './entities'
import { type Given, workItemGiven } from './giving'
import { drawHistory } from './views'

/** What is kept at the desk about a person: theirs to see, and gone with them. */
export function registerPrivacy(): void {
  personalData.register('desk', async (db, personId) => [await describeSteps(db, personId)])
  personErased.register('desk', (db, personId) => forgetPerson(db, personId))
  correctionMoved.register('desk', followCorrection)
  workItemGiven.register('desk', giveCorrectionTo)
  atDesk.register('desk', async (db, caseIds) => (await findWorkItems(db, caseIds)).map(drawAtDesk))
  deskHistory.register('desk', async (db, caseId, personId) => drawHistory(await listSteps(db, [caseId]), personId))
}

const drawAtDesk = (item: WorkItem) => ({
  caseId: item.id,
  assignee: item.assigneeId === null ? null : { id: item.assigneeId, name: item.assignee?.name ?? '' },
  movedUpFrom: item.isOpen ? (item.movedUpFrom?.name ?? null) : null,
  handBackTo: handBackTo(item),
})

/** Who has a case, and when it changed hands, is the union's own affair. */
const internalSteps: readonly string[] = ['assigned', 'unassigned']

async function describeSteps(db: Db, personId: string): Promise<PersonalPart> {
  const items = await db.find(WorkItem, { where: { subjectId: personId }, order: { id: 'DESC' } })
  const numbers = new Map(items.map(({ id, caseNumber }) => [id, caseNumber]))
  const steps = await listSteps(db, [...numbers.keys()])
  const rows = steps
    .filter(({ step }) => !internalSteps.includes(step))
    .map(({ caseId, step, at, organisationName, details }) => ({
      caseNumber: numbers.get(caseId),
      step,
      at,
      organisation: organisationName,
      note: details?.note,
      items: details?.items,
    }))
  return { part: 'caseSteps', rows: rows.reverse() }
}

/** Cases that are kept lose name, keyed hashes and everything that was written; a case without a record behind it goes. */
async function forgetPerson(db: Db, personId: string): Promise<void> {
  const items = await db.find(WorkItem, { where: { subjectId: personId }, select: { id: true, kind: true } })
  if (items.length === 0) return
  const corrections = items.filter(({ kind }) => kind === 'privacy.correction').map(({ id }) => id)
  await deleteCases(db, corrections)
  await db.update(CaseStep, { caseId: In(items.map(({ id }) => id)) }, { details: null })
  await db.update(
    WorkItem,
    { subjectId: personId },
    { subject: '', subjectIndex: '', phoneIndex: null, documentIndex: null },
  )
}

/** Deletes cases with their steps, when the record behind them goes. */
async function deleteCases(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await db.delete(CaseStep, { caseId: In(ids) })
  await db.delete(WorkItem, { id: In(ids) })
}

/** Deletes these records of a feature with their cases; how many went. */
export async function deleteWithCases(
  db: Db,
  table: EntityTarget<ObjectLiteral>,
  rows: readonly { id: string }[],
): Promise<number> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await deleteCases(db, ids)
  await db.delete(table, { id: In(ids) })
  return ids.length
}

/** Corrections belong to a feature below the desk, so the desk answers for them. */
async function giveCorrectionTo(db: Db, item: WorkItem, to: Organisation, dueAt: Date): Promise<Given | null> {
  if (item.kind !== 'privacy.correction') return null
  if (!(await giveCorrection(db, item, to.id, dueAt))) throw new AppError('desk.changed_meanwhile')
  return { version: item.version + 1, tell: { personId: item.subjectId, link: '/privacy/corrections' } }
}

async function followCorrection(
  db: Db,
  { correction, step, actorId, subject }: CorrectionMoved,
  now: Date,
): Promise<void> {
  const { id, state, version, personId, organisationId } = correction
  const { name, phoneIndex, documentIndex } = subject
  const who = { subject: name, phoneIndex, documentIndex, subjectIndex: nameIndexOf(name) }
  if (step === 'submitted') {
    await openWorkItem(db, {
      ...who,
      isDiscreet: (await discreetPersons.run(db, [personId])).flat().length > 0,
      id,
      kind: 'privacy.correction',
      feature: 'privacy',
      role: 'reviewer',
      route: correction.field,
      caseNumber: correction.caseNumber,
      openedAt: now,
      dueAt: correction.dueAt,
      state,
      version,
      subjectId: personId,
      organisationId: organisationId!,
    })
  } else {
    const decider = step === 'withdrawn' ? {} : { assigneeId: actorId }
    await moveWorkItem(db, id, { state, version, isOpen: false, ...decider })
  }
  // Whoever looks for the new name or number finds the older cases too.
  if (step === 'approved') await db.update(WorkItem, { subjectId: personId }, who)
  const union = step === 'submitted' || step === 'withdrawn' ? null : organisationId
  await recordStep(db, { caseId: id, step, at: now, actorId, organisationId: union })
}
