import { In, Not } from 'typeorm'
import { findPersons } from '../identity'
import type { Organisation } from '../organisations'
import { unseal } from '../platform/crypto'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { newId } from '../platform/random'
import { fromRaw, insertRows, placesFor } from '../platform/raw'
import { CaseStep, WorkItem } from './entities'

type Later = 'assigneeId' | 'assignee' | 'organisation' | 'chase' | 'chasedAt' | 'movedUpFromId' | 'movedUpFrom'
type NewWorkItem = Omit<WorkItem, 'isOpen' | 'isDiscreet' | Later> & Partial<Pick<WorkItem, 'isDiscreet'>>

/** Opens a case's item at the desk. */
export async function openWorkItem(db: Db, item: NewWorkItem): Promise<void> {
  await insertRows(db, WorkItem, { ...item, isOpen: true, assigneeId: null, chase: 'none' })
}

/** Follows the case to another state; an item stays in the queue while it is staff's turn. With a new due time all begins anew. */
export async function moveWorkItem(
  db: Db,
  id: string,
  change: Partial<NewWorkItem & Pick<WorkItem, 'assigneeId'>> & Pick<WorkItem, 'state' | 'version' | 'isOpen'>,
): Promise<void> {
  const anew = change.dueAt ? { chase: 'none' as const, chasedAt: null } : {}
  const { organisationId } = change
  // What goes to another union did not move up to that one.
  if (organisationId) await db.update(WorkItem, { id, organisationId: Not(organisationId) }, { movedUpFromId: null })
  await db.update(WorkItem, { id }, { ...change, ...anew })
}

/** What waits at a union waits at another from now on, for whoever is there: assignments lapse. */
export async function moveOpenItems(db: Db, fromId: string, toId: string): Promise<void> {
  await db.update(WorkItem, { isOpen: true, organisationId: fromId }, { organisationId: toId, assigneeId: null })
}

const withNames = (db: Db) =>
  db
    .createQueryBuilder(WorkItem, 'item')
    .innerJoinAndSelect('item.organisation', 'organisation')
    .leftJoinAndSelect('item.assignee', 'assignee')
    .leftJoinAndSelect('item.movedUpFrom', 'movedUpFrom')

const itemOf = prepareQuery(['id'], (db, given) => withNames(db).where('item.id = :id', given))

/** A case's item, with whoever has it, the union that decides, and the one it moved up from. */
export const findWorkItem = (db: Db, id: string): Promise<WorkItem | null> => itemOf.first(db, { id })

export const findWorkItems = (db: Db, ids: string[]): Promise<WorkItem[]> =>
  withNames(db)
    .where({ id: In(ids) })
    .getMany()

/** The union an item came up from, while it is there and still stands below the one that has it. */
export function originOf({ isOpen, organisation, movedUpFrom }: WorkItem): Organisation | null {
  if (!isOpen || !organisation || !movedUpFrom || movedUpFrom.closedAt !== null) return null
  const isBelow = movedUpFrom.id !== organisation.id && movedUpFrom.path.startsWith(organisation.path)
  return isBelow ? movedUpFrom : null
}

/** For the view of a case: the name of the union it can be handed back to. */
export const handBackTo = (item: WorkItem | null): string | null => (item && originOf(item)?.name) ?? null

export interface Step {
  caseId: string
  step: string
  at: Date
  actorId: string
  /** The union in whose name staff acted; null for the applicant. */
  organisationId: string | null
  details?: Record<string, unknown>
}

export async function recordStep(db: Db, { details, ...step }: Step): Promise<void> {
  await insertRows(db, CaseStep, {
    id: newId(),
    ...step,
    details: details === undefined ? null : JSON.stringify(details),
  })
}

/** A step with the names of who acted, and for which union. */
export interface NamedStep extends Step {
  actorName: string | null
  organisationName: string | null
}

/** The steps of these cases, oldest first. In plain SQL: whoever looks at a case, or at their own, asks it. */
export async function listSteps(db: Db, caseIds: string[]): Promise<NamedStep[]> {
  if (caseIds.length === 0) return []
  const rows: StepRow[] = await db.query(
    `SELECT step.case_id AS caseId, step.step AS step, step.at AS at, step.actor_id AS actorId,
        step.organisation_id AS organisationId, step.details AS details,
        actor.name AS actorName, organisation.name AS organisationName
      FROM case_steps step
        LEFT JOIN persons actor ON actor.id = step.actor_id
        LEFT JOIN organisations organisation ON organisation.id = step.organisation_id
      WHERE step.case_id IN (${placesFor(caseIds)}) ORDER BY step.id`,
    caseIds,
  )
  return rows.map(({ at, details, actorName, ...row }) => ({
    ...row,
    at: fromRaw(at),
    actorName: actorName === null ? null : unseal('persons.name', actorName),
    ...(details === null ? {} : { details: JSON.parse(unseal('case_steps.details', details)) }),
  }))
}

type StepRow = Omit<NamedStep, 'at' | 'details'> & { at: Date | string; details: string | null }

/** A step as its person is shown it. */
export type OwnStep = Pick<NamedStep, 'caseId' | 'step' | 'at' | 'organisationName'>

/** The steps of a person's own cases, oldest first: without who acted and what was said, which nobody unseals for them. */
export async function listOwnSteps(db: Db, caseIds: string[]): Promise<OwnStep[]> {
  if (caseIds.length === 0) return []
  const rows: (Omit<OwnStep, 'at'> & Pick<StepRow, 'at'>)[] = await db.query(
    `SELECT step.case_id AS caseId, step.step AS step, step.at AS at, organisation.name AS organisationName
      FROM case_steps step LEFT JOIN organisations organisation ON organisation.id = step.organisation_id
      WHERE step.case_id IN (${placesFor(caseIds)}) ORDER BY step.id`,
    caseIds,
  )
  return rows.map(({ at, ...row }) => ({ ...row, at: fromRaw(at) }))
}

interface Decided {
  state: string
  version: number
  decidedAt: Date | null
  decidedBy: string | null
}

/** What whoever decides a case too late is told of the decision that counts, as the data of the refusal. */
export async function describeDecision(db: Db, { state, version, decidedAt, decidedBy }: Decided) {
  const [decider] = await findPersons(db, decidedBy === null ? [] : [decidedBy])
  return { state, version, decidedAt: decidedAt?.toISOString() ?? null, decidedBy: decider?.name ?? null }
}
