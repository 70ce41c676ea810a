import { In, Not } from 'typeorm'
import type { PriorityGroup } from '../../shared/classes/states'
import type { Db } from '../platform/db'
import { PriorityClaim } from './children.entities'

/** Those a person sees: what they took back themselves is gone. */
export const findPriorities = (db: Db, personId: string): Promise<PriorityClaim[]> =>
  db.find(PriorityClaim, { where: { personId, state: Not('ended' as const) }, order: { id: 'ASC' } })

/** The groups staff have confirmed each of these persons to belong to: their children book with them. */
export async function findGroupsOf(db: Db, personIds: readonly string[]): Promise<Map<string, PriorityGroup[]>> {
  const rows =
    personIds.length === 0
      ? []
      : await db.find(PriorityClaim, {
          where: { personId: In([...personIds]), state: 'confirmed' },
          order: { id: 'ASC' },
        })
  const groups = new Map<string, PriorityGroup[]>()
  for (const { personId, group } of rows) groups.set(personId, [...(groups.get(personId) ?? []), group])
  return groups
}
