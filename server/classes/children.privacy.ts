import { In, LessThan } from 'typeorm'
import { deleteWithCases } from '../desk'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import type { Matter, OwnTarget, PersonalPart } from '../privacy'
import { endGuardianship, isLastOfBooked } from './children.changing'
import { Child, Collector, Guardianship, PriorityClaim } from './children.entities'
import { childLink } from './children.links'
import { findShownChildren, type OwnChild } from './children.queries'
import { findCollectors } from './collectors.service'
import { removePictures } from './pictures.service'
import { findPriorities } from './priorities.queries'
import { end, endTwin, tableOf } from './reviews'

/** The person's children as they told of them, who collects those that are theirs, and their priorities. */
export async function describeChildren(db: Db, personId: string): Promise<PersonalPart[]> {
  const children = await findShownChildren(db, personId)
  const confirmed = children.filter(({ isConfirmed }) => isConfirmed)
  const collectors = await findCollectors(
    db,
    confirmed.map(({ id }) => id),
  )
  const nameOf = (childId: string) => confirmed.find(({ id }) => id === childId)?.name
  const parts = [
    { part: 'children', rows: children.map(describeChild).reverse() },
    {
      part: 'collectors',
      rows: collectors.map(({ childId, name, phone, relation }) => ({ child: nameOf(childId), name, phone, relation })),
    },
    { part: 'priorities', rows: (await findPriorities(db, personId)).map(describePriority).reverse() },
  ]
  return parts.filter(({ rows }) => rows.length > 0)
}

const describeChild = ({ guardianship, ...child }: OwnChild) => ({
  caseNumber: guardianship.caseNumber,
  state: guardianship.state,
  relation: guardianship.relation,
  name: child.name,
  birthDate: child.birthDate,
  documentNumber: child.documentNumber,
  allergies: child.health?.allergies.join('、'),
  conditions: child.health?.conditions,
  medicines: child.health?.medicines,
  contacts: child.contacts.map(({ name, phone, relation }) => `${name} ${relation} ${phone}`).join('、'),
  decidedAt: guardianship.decidedAt,
  remark: guardianship.remark,
  createdAt: guardianship.createdAt,
})

const describePriority = ({ caseNumber, group, state, decidedAt, remark, createdAt }: PriorityClaim) => ({
  caseNumber,
  group,
  state,
  decidedAt,
  remark,
  createdAt,
})

/** Nobody else could take the child home. */
export async function findBookedChildren(db: Db, personId: string): Promise<Matter[]> {
  const matters: Matter[] = []
  for (const child of await findShownChildren(db, personId)) {
    if (await isLastOfBooked(db, child.guardianship))
      matters.push({ code: 'classes.child_booked', link: childLink(child.id) })
  }
  return matters
}

/** The account is closed: guardianships end, and a child whom nobody else is guardian of is forgotten. */
export async function eraseGuardian(db: Db, personId: string, now: Date): Promise<void> {
  for (const { guardianship } of await findShownChildren(db, personId)) await endGuardianship(db, guardianship, now)
  for (const priority of await findPriorities(db, personId)) await end(db, 'priority', priority, now)
  await db.update(Guardianship, { personId }, { remark: null })
  await db.update(PriorityClaim, { personId }, { remark: null })
}

/** The person turned out to be another: of two cases about the same the confirmed one stays, else the other's own. */
export async function moveGuardian(db: Db, fromId: string, toId: string): Promise<void> {
  for (const kind of ['guardianship', 'priority'] as const) {
    for (const row of await db.findBy(tableOf(kind), { personId: fromId })) {
      const liveKey = row.liveKey && ('group' in row ? `${toId} ${row.group}` : `${row.childId} ${toId}`)
      const twin = liveKey && (await db.findOneBy(tableOf(kind), { liveKey }))
      const isKept = !twin || (row.state === 'confirmed' && twin.state !== 'confirmed')
      if (twin) await endTwin(db, kind, isKept ? twin : row)
      await db.update(tableOf(kind), { id: row.id }, { personId: toId, ...(isKept ? { liveKey } : {}) })
    }
  }
  await db.update(Child, { createdBy: fromId }, { createdBy: toId })
  await db.update(Collector, { addedBy: fromId }, { addedBy: toId })
}

/** A union becomes part of another: what it was to look at goes along. */
export async function followMerger(db: Db, from: Organisation, to: Organisation): Promise<void> {
  for (const table of [Guardianship, PriorityClaim]) {
    await db.update(table, { organisationId: from.id }, { organisationId: to.id })
  }
}

/** What staff look at of a person's own, in one statement: as a guardian, of a barred child too, as one who asks for priority, as one who works with children. */
export async function findClassTargets(db: Db, personId: string): Promise<OwnTarget[]> {
  const matter = (kind: string, id: string, table: string, where: string) =>
    `SELECT '${kind}' AS kind, own.${id} AS id, organisation.path AS path
      FROM ${table} own LEFT JOIN organisations organisation ON organisation.id = own.organisation_id
      WHERE own.person_id = ?${where}`
  const sql = [
    matter('classes.guardianship', 'id', 'guardianships', ''),
    matter('classes.child', 'child_id', 'guardianships', " AND own.state = 'confirmed'"),
    matter('classes.priority', 'id', 'priority_claims', ''),
    matter('classes.worker', 'id', 'care_workers', ''),
    `SELECT 'classes.bar' AS kind, bar.id AS id, organisation.path AS path
      FROM guardianships own JOIN class_bars bar ON bar.child_id = own.child_id
      LEFT JOIN organisations organisation ON organisation.id = bar.organisation_id
      WHERE own.person_id = ? AND own.state = 'confirmed'`,
  ].join(' UNION ALL ')
  const rows: OwnTarget[] = await db.query(sql, Array(5).fill(personId))
  // A child is nobody's case: whoever saw it counts.
  return rows.map(({ id, kind, path }) => ({ id, kind, path: kind === 'classes.child' ? null : path }))
}

const over = (before: Date) => ({ state: In(['refused' as const, 'ended' as const]), decidedAt: LessThan(before) })

/** What was refused or ended long ago, with its case. */
export async function deleteEndedGuardianships(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.find(Guardianship, { where: over(before), select: { id: true }, take: limit })
  await removePictures(
    db,
    rows.map(({ id }) => id),
    before,
  )
  return deleteWithCases(db, Guardianship, rows)
}

export async function deleteEndedPriorities(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.find(PriorityClaim, { where: over(before), select: { id: true }, take: limit })
  return deleteWithCases(db, PriorityClaim, rows)
}
