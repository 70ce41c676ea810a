import { Not } from 'typeorm'
import type { Db } from '../platform/db'
import { PriorityClaim } from './children.entities'

/** Those a person sees: what they took back themselves is gone. */
export const findPriorities = (db: Db, personId: string): Promise<PriorityClaim[]> =>
  db.find(PriorityClaim, { where: { personId, state: Not('ended' as const) }, order: { id: 'ASC' } })
