import { type CourseClass, Place } from '../../server/classes'
import { addChild, addClass, addSite, addTerm, type GivenClass } from '../../server/seeds/classes'
import { addPerson } from '../../server/seeds/identity'
import type { Placed } from '../../shared/classes/bookings.contract'
import type { PlaceState } from '../../shared/classes/states'
import { newDocumentNumber, newPhone, signIn } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

/** A guardian with children of grade 1, signed in. */
export interface Guardian {
  caller: Caller
  personId: string
  childIds: string[]
}

interface GivenGuardian {
  children?: number
  entryYear?: number
  birthDate?: string
  isConfirmed?: boolean
}

export async function newGuardian(server: TestServer, given: GivenGuardian = {}): Promise<Guardian> {
  const { children = 1, ...told } = given
  const phone = newPhone()
  const now = server.clock.now()
  const personId = await server.database.transaction((db) =>
    addPerson(db, { phone, name: '演示家长', assurance: 'seenByStaff' }, now),
  )
  const childIds = await addChildOf(server, { personId }, children, told)
  return { caller: await signIn(server, phone), personId, childIds }
}

/** So many children more of a guardian's. */
export async function addChildOf(
  server: TestServer,
  { personId }: Pick<Guardian, 'personId'>,
  count: number,
  { entryYear = 2026, birthDate = '2020-03-01', isConfirmed = true }: Omit<GivenGuardian, 'children'> = {},
): Promise<string[]> {
  const organisationId = await unionId(server, '长阳')
  const state = isConfirmed ? ('confirmed' as const) : ('stated' as const)
  const guardians = [{ personId, relation: 'mother' as const, state }]
  return server.database.transaction(async (db) => {
    const ids: string[] = []
    for (let at = 0; at < count; at++) {
      const told = { name: `演示孩子${at + 1}`, birthDate, entryYear, documentNumber: newDocumentNumber() }
      ids.push((await addChild(db, { ...told, organisationId, guardians }, server.clock.now())).id)
    }
    return ids
  })
}

/** A class of 长阳 that is open for booking now, in a term of its own unless told otherwise. */
export async function openClass(server: TestServer, given: Partial<GivenClass> = {}): Promise<CourseClass> {
  const organisationId = await unionId(server, '长阳')
  const now = server.clock.now()
  return server.database.transaction(async (db) => {
    const term = given.term ?? (await addTerm(db, { organisationId }, now))
    const site = given.site ?? (await addSite(db, { organisationId }, now))
    return addClass(db, { ...given, term, site }, now)
  })
}

interface Wish {
  childId: string
  classId: string
}

/** Each of these children into each of these classes in turn: a pair for one class, or one child for several. */
export const wishes = (childIds: readonly string[], ...classIds: string[]): Wish[] =>
  childIds.flatMap((childId) => classIds.map((classId) => ({ childId, classId })))

export const book = ({ caller, childIds }: Guardian, ...classes: { id: string }[]): Promise<Placed> =>
  caller.classBookings.book({ body: { items: wishes(childIds, ...classes.map(({ id }) => id)) } })

export const queue = ({ caller, childIds }: Guardian, ...classes: { id: string }[]): Promise<Placed> =>
  caller.classBookings.joinQueue({ body: { items: wishes(childIds, ...classes.map(({ id }) => id)) } })

export const confirm = ({ caller }: Guardian, { id }: { id: string }): Promise<Placed> =>
  caller.classBookings.confirmBooking({ params: { bookingId: id } })

export const accept = ({ caller }: Guardian, { id }: { id: string }): Promise<Placed> =>
  caller.classBookings.acceptOffer({ params: { bookingId: id } })

/** All of a booking, or one of its places alone. */
export const cancel = ({ caller }: Guardian, { id }: { id: string }, placeId?: string): Promise<Placed> =>
  caller.classBookings.cancelBooking({ params: { bookingId: id }, query: { placeId } })

export const look = ({ caller }: Guardian, { id }: { id: string }) =>
  caller.classBookings.getBooking({ params: { bookingId: id } })

/** The titles in somebody's inbox. */
export const titlesOf = async ({ caller }: Guardian): Promise<string[]> =>
  (await caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title)

/** The places of a class in these states, by their order numbers. */
export async function placesIn(server: TestServer, { id }: { id: string }, ...states: PlaceState[]): Promise<Place[]> {
  const all = await server.database.reader.find(Place, { where: { classId: id }, order: { order: 'ASC' } })
  return all.filter(({ state }) => states.includes(state))
}
