import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
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
  await db.update(WorkItem, { id }, { ...change, ...anew })
}

/** What waits at a union waits at another from now on, for whoever is there: assignments lapse. */
export async function moveOpenItems(db: Db, fromId: string, toId: string): Promise<void> {
  await db.update(WorkItem, { isOpen: true, organisationId: fromId }, { organisationId: toId, assigneeId: null })
}

/** A case's item, with whoever has it. */
export const findWorkItem = (db: Db, id: string): Promise<WorkItem | null> =>
  db.createQueryBuilder(WorkItem, 'item').leftJoinAndSelect('item.assignee', 'assignee').where({ id }).getOne()

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

/** The steps of these cases, oldest first. */
export async function listSteps(db: Db, caseIds: string[]): Promise<NamedStep[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .createQueryBuilder(CaseStep, 'step')
    .leftJoinAndSelect('step.actor', 'actor')
    .leftJoinAndSelect('step.organisation', 'organisation')
    .where('step.caseId IN (:...caseIds)', { caseIds })
    .orderBy('step.id')
    .getMany()
  return rows.map(({ details, actor, organisation, ...row }) => ({
    ...row,
    actorName: actor?.name ?? null,
    organisationName: organisation?.name ?? null,
    ...(details === null ? {} : { details: JSON.parse(details) as Record<string, unknown> }),
  }))
}
