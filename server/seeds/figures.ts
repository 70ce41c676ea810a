import type { ApplicationState } from '../../shared/membership/states'
import { Application } from '../membership'
import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'
import { addPerson } from './identity'

/** An application as the figures count it, of somebody of whom nothing else is known; `filedOn` is a day in Shanghai. */
export async function addCounted(
  db: Db,
  given: Partial<Application> & { phone: string; organisationId: string; filedOn: string; state: ApplicationState },
  now: Date,
): Promise<string> {
  const { phone, ...row } = given
  const id = newId()
  await db.insert(Application, {
    id,
    personId: await addPerson(db, { phone }, now),
    openKey: null,
    version: 3,
    route: 'union',
    name: '张三丰',
    documentKind: 'residentId',
    isSigned: true,
    receiptNumber: `RH-${systemRandom.pick(unmistakable, 12)}`,
    createdAt: now,
    submittedAt: now,
    ...row,
  })
  return id
}
