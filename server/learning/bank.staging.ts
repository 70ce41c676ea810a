import { In, LessThan } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { Database, Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { Question, QuestionImport } from './questions.entities'

/** No import takes so long: what is older was begun by a process that is no more. */
const lostAfterMs = 3_600_000
const deletedAtOnce = 500

/** Puts an import on record before its rows: until all are there they wait under its id, in place of a union's. */
export async function beginImport(database: Database, organisationId: string, now: Date): Promise<string> {
  const id = newId()
  await database.transaction((db) => insertRows(db, QuestionImport, { id, organisationId, begunAt: now }))
  return id
}

/** Makes all rows of an import the union's at once; gives how many the bank asks by now, which are left out. */
export async function endImport(db: Db, id: string, organisationId: string): Promise<number> {
  const known: { id: string }[] = await db.query(
    `SELECT fresh.id FROM quiz_questions fresh
      JOIN quiz_questions known ON known.organisation_id = ? AND known.stem_key = fresh.stem_key
      WHERE fresh.organisation_id = ?`,
    [organisationId, id],
  )
  for (let at = 0; at < known.length; at += deletedAtOnce) {
    await db.delete(Question, { id: In(known.slice(at, at + deletedAtOnce).map((row) => row.id)) })
  }
  await db.update(Question, { organisationId: id }, { organisationId })
  const { affected } = await db.delete(QuestionImport, { id })
  // It took so long that it was swept.
  if (affected !== 1) throw new AppError('spreadsheet.too_slow')
  return known.length
}

/** Nothing of an import is left. */
export async function dropImport(db: Db, id: string): Promise<void> {
  await db.delete(Question, { organisationId: id })
  await db.delete(QuestionImport, { id })
}

/** What a killed process left of an import goes; one at a time, as each may have many rows. */
export async function dropLostImport(db: Db, now: Date): Promise<void> {
  const begunAt = LessThan(new Date(now.getTime() - lostAfterMs))
  const lost = await db.findOne(QuestionImport, { where: { begunAt }, order: { begunAt: 'ASC' } })
  if (lost) await dropImport(db, lost.id)
}
