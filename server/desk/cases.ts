import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { CaseStep, WorkItem } from './entities'

/** Opens a case's item at the desk. */
export async function openWorkItem(db: Db, item: Omit<WorkItem, 'isOpen' | 'assigneeId'>): Promise<void> {
  await db.insert(WorkItem, { ...item, isOpen: true, assigneeId: null })
}

/** Follows the case to another state; an item stays in the queue while it is staff's turn. */
export async function moveWorkItem(
  db: Db,
  id: string,
  change: Partial<Omit<WorkItem, 'id'>> & Pick<WorkItem, 'state' | 'version' | 'isOpen'>,
): Promise<void> {
  await db.update(WorkItem, { id }, change)
}

export const findWorkItem = (db: Db, id: string): Promise<WorkItem | null> => db.findOneBy(WorkItem, { id })

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
  await db.insert(CaseStep, { id: newId(), ...step, details: details === undefined ? null : JSON.stringify(details) })
}

/** The steps of these cases, oldest first. */
export async function listSteps(db: Db, caseIds: string[]): Promise<Step[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .createQueryBuilder(CaseStep, 'step')
    .where('step.caseId IN (:...caseIds)', { caseIds })
    .orderBy('step.id')
    .getMany()
  return rows.map(({ details, ...row }) => ({
    ...row,
    ...(details === null ? {} : { details: JSON.parse(details) as Record<string, unknown> }),
  }))
}
