import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'
import { Correction } from '../privacy'

/** A correction of a name that waits for the reviewers of a union. */
export async function addCorrection(
  db: Db,
  given: { personId: string; organisationId: string } & Partial<Correction>,
  now: Date,
): Promise<string> {
  const id = newId()
  await db.insert(Correction, {
    id,
    openKey: `${given.personId} name`,
    field: 'name',
    state: 'submitted',
    version: 1,
    caseNumber: `GZ-${systemRandom.pick(unmistakable, 8)}`,
    before: '张三丰',
    after: '张三封',
    filedAt: now,
    dueAt: new Date(now.getTime() + 86_400_000),
    ...given,
  })
  return id
}
