import { LessThan, Not } from 'typeorm'
import { deleteWithCases, moveWorkItem } from '../desk'
import { nameIndexOf } from '../identity'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import type { OwnTarget, PersonalPart } from '../privacy'
import { Complaint } from './entities'

/** What the person wrote and was answered, for the download of their own data. */
export async function listPersonalData(db: Db, personId: string): Promise<PersonalPart[]> {
  const rows = await db.find(Complaint, { where: { personId }, order: { id: 'DESC' } })
  if (rows.length === 0) return []
  const part = rows.map(({ receiptNumber, kind, state, words, answer, followUp, secondAnswer, submittedAt }) => ({
    receiptNumber,
    kind,
    state,
    words,
    answer,
    followUp,
    secondAnswer,
    submittedAt,
  }))
  return [{ part: 'complaints', rows: part }]
}

/** The person turned out to be another: what they wrote goes along. */
export async function moveComplaints(db: Db, fromId: string, toId: string): Promise<void> {
  for (const { id, state, version, isUnnamed } of await db.findBy(Complaint, { personId: fromId })) {
    await db.update(Complaint, { id, personId: fromId }, { personId: toId })
    if (!isUnnamed) await moveWorkItem(db, id, { state, version, isOpen: state === 'submitted', subjectId: toId })
  }
}

/** A union becomes part of another: what was written about it, and what it was to answer, goes along. */
export async function followMerger(db: Db, from: Organisation, to: Organisation): Promise<void> {
  await db.update(Complaint, { organisationId: from.id }, { organisationId: to.id })
  await db.update(Complaint, { aboutId: from.id }, { aboutId: to.id })
}

/** The account is closed: the words go, and what still waited for an answer waits no more. */
export async function eraseComplaints(db: Db, personId: string, now: Date): Promise<void> {
  const nothing = { words: null, answer: null, followUp: null, secondAnswer: null, dueAt: null }
  const blank = { ...nothing, state: 'closed' as const, decidedAt: now }
  await db.update(Complaint, { personId }, { ...blank, version: () => 'version + 1' })
  for (const { id, state, version } of await db.findBy(Complaint, { personId })) {
    const nobody = { subject: '', subjectIndex: nameIndexOf(newId()), phoneIndex: null }
    await moveWorkItem(db, id, { ...nobody, state, version, isOpen: false })
  }
}

/** What staff look at when they look at these. */
export async function findTargets(db: Db, personId: string): Promise<OwnTarget[]> {
  const rows = await db.find(Complaint, { where: { personId }, relations: { organisation: true } })
  return rows.map(({ id, organisation }) => ({ id, kind: 'complaints.complaint', path: organisation?.path ?? null }))
}

/** Those that were answered or closed long ago go, with their case. */
export async function deleteOldComplaints(db: Db, before: Date, limit: number): Promise<number> {
  const where = { state: Not('submitted' as const), decidedAt: LessThan(before) }
  return deleteWithCases(db, Complaint, await db.find(Complaint, { where, select: { id: true }, take: limit }))
}
