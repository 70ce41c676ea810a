import { CourseClass } from '../../server/classes'
import { addWorker } from '../../server/seeds/careWorkers'
import { addBooking, addChild, addClass, addSite, addTerm, type GivenClass } from '../../server/seeds/classes'
import type { PlaceState } from '../../shared/classes/states'
import { newDocumentNumber } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

/** A published class at 长阳 in a term and a site of its own, unless told otherwise. */
export async function makeClass(
  server: TestServer,
  { organisationId, ...given }: Partial<GivenClass> = {},
): Promise<CourseClass> {
  const union = organisationId ?? (await unionId(server, '长阳'))
  const now = server.clock.now()
  return server.database.transaction(async (db) => {
    const term = given.term ?? (await addTerm(db, { organisationId: union }, now))
    const site = given.site ?? (await addSite(db, { organisationId: union }, now))
    return addClass(db, { ...given, term, site }, now)
  })
}

/** A child whom staff have seen to be this guardian's, in grade 1 in the summer of 2027. */
export async function makeChild(
  server: TestServer,
  guardian: Caller,
  given: { name?: string; entryYear?: number } = {},
) {
  const { id: personId } = await guardian.identity.getMe()
  const organisationId = await unionId(server, '长阳')
  const told = { name: '演示小朋友', birthDate: '2020-03-01', entryYear: 2026, documentNumber: newDocumentNumber() }
  const guardians = [{ personId, relation: 'mother' as const }]
  return server.database.transaction((db) =>
    addChild(db, { ...told, ...given, organisationId, guardians }, server.clock.now()),
  )
}

/** Children of nobody's the test asks about, in a class, each by a booking of its own. */
export async function fillClass(
  server: TestServer,
  { id: classId }: Pick<CourseClass, 'id'>,
  guardian: Caller,
  states: readonly PlaceState[],
): Promise<void> {
  const { id: personId } = await guardian.identity.getMe()
  for (const [at, state] of states.entries()) {
    const { id: childId } = await makeChild(server, guardian)
    await server.database.transaction((db) =>
      addBooking(db, personId, [{ childId, classId, state, order: at + 1 }], server.clock.now()),
    )
  }
}

/** Where a class is planned, and somebody who works there. */
export async function recordsOfPlan(server: TestServer, classId: string): Promise<Record<string, string>> {
  const { termId, siteId, organisationId } = await server.database.reader.findOneByOrFail(CourseClass, { id: classId })
  const worker = await server.database.transaction((db) =>
    addWorker(db, { organisationId, name: '演示老师' }, server.clock.now()),
  )
  return { termId, siteId, workerId: worker.id }
}
