import { type FindOptionsWhere, In } from 'typeorm'
import type { BarState } from '../../shared/classes/after'
import { deleteWithCases, moveWorkItem } from '../desk'
import type { Db } from '../platform/db'
import { findOldest } from '../platform/oldest'
import { lockPools } from '../platform/pools'
import type { PersonalPart } from '../privacy'
import { ClassBar, ClassRating } from './after.entities'
import { findOwnBars, findOwnCertificates, findOwnRatings } from './after.queries'
import { findEveryChildOf } from './children.queries'

/** What terms left behind of a person and their children: bars, certificates, and what they think of classes. */
export async function describeAfter(db: Db, personId: string): Promise<PersonalPart[]> {
  const parts = [
    { part: 'classBars', rows: (await findOwnBars(db, personId)).map(describeBar) },
    {
      part: 'classCertificates',
      rows: (await findOwnCertificates(db, personId)).map(({ place, code, attended, issuedAt }) => ({
        child: place!.child!.name,
        className: place!.courseClass!.content.name,
        code,
        daysAttended: attended,
        issuedAt,
      })),
    },
    {
      part: 'classRatings',
      rows: (await findOwnRatings(db, personId)).map(({ of, stars, words, createdAt }) => ({
        className: of.content.name,
        stars,
        words,
        createdAt,
      })),
    },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

/** Codes that mean a bar wherever the words of all features meet. */
const barWords: Record<BarState, string> = {
  active: 'barActive',
  appealed: 'appealed',
  lifted: 'barLifted',
  upheld: 'barUpheld',
}

const describeBar = ({ caseNumber, child, term, state, attended, asked, untilDay, ...bar }: ClassBar) => ({
  caseNumber,
  child: child!.name,
  term: term!.name,
  state: barWords[state],
  attended: `${attended}%`,
  attendanceAsked: `${asked}%`,
  toDay: untilDay,
  appealWords: bar.appeal,
  answer: bar.answer,
  createdAt: bar.createdAt,
})

/** Two accounts turned out to be one person's: of two ratings of a class the one they keep counts. */
export async function moveAfter(db: Db, fromId: string, toId: string): Promise<void> {
  const rated = await db.find(ClassRating, { where: { personId: toId }, select: { id: true, classId: true } })
  await db.delete(ClassRating, { personId: fromId, classId: In(rated.map(({ classId }) => classId)) })
  await db.update(ClassRating, { personId: fromId }, { personId: toId })
  const childId = In(await findEveryChildOf(db, [fromId, toId]))
  await db.update(ClassBar, { childId, appealedBy: fromId }, { appealedBy: toId })
}

/** The account is closed: stars stay, which say nothing of whose they are; what was written goes, and nobody appeals any more. */
export async function eraseAfter(db: Db, personId: string): Promise<void> {
  await db.update(ClassRating, { personId }, { words: null })
  const childId = In(await findEveryChildOf(db, [personId]))
  await forgetAppeals(db, { childId, appealedBy: personId })
}

/** Nobody is guardian of a child any more: that it was barred stays, without anybody's words. */
export const forgetBars = async (db: Db, childId: string): Promise<void> => forgetAppeals(db, { childId })

async function forgetAppeals(db: Db, where: FindOptionsWhere<ClassBar>): Promise<void> {
  const found = await db.find(ClassBar, { where, select: { id: true } })
  if (found.length === 0) return
  const ids = found.map(({ id }) => id)
  // Held, so that what a manager decides meanwhile stays decided.
  for (const { id, state, version: before } of (await lockPools(db, ClassBar, ids)).values()) {
    const version = before + 1
    const open = state === 'appealed' ? { state: 'active' as const, appealedAt: null, dueAt: null } : {}
    await db.update(ClassBar, { id }, { ...open, version, appeal: null, answer: null, appealedBy: null })
    if (state === 'appealed') await moveWorkItem(db, id, { state: 'active', version, isOpen: false })
  }
}

const createdAt = ({ createdAt }: { createdAt: Date }): Date => createdAt

/** Bars of terms long ago, with their appeals. */
export const deleteOldBars = async (db: Db, before: Date, limit: number): Promise<number> =>
  deleteWithCases(db, ClassBar, await findOldest(db, ClassBar, createdAt, { before, limit }))

export async function deleteOldRatings(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await findOldest(db, ClassRating, createdAt, { before, limit })
  if (rows.length > 0) await db.delete(ClassRating, { id: In(rows.map(({ id }) => id)) })
  return rows.length
}
