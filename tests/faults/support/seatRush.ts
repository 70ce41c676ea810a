import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { readServerConfig } from '../../../config/server'
import { Guardianship } from '../../../server/classes'
import { Organisation } from '../../../server/organisations'
import { makeCaseNumber } from '../../../server/platform/caseNumbers'
import { setKeys } from '../../../server/platform/crypto'
import { openDatabase } from '../../../server/platform/db'
import { newId, systemRandom } from '../../../server/platform/random'
import { insertRows } from '../../../server/platform/raw'
import { schema } from '../../../server/schema'
import { addClass, addSite, addTerm, summerDays } from '../../../server/seeds/classes'
import { type SeededPerson, seedPeople } from '../../../server/seeds/people'
import type { Placed } from '../../../shared/classes/bookings.contract'
import { percentile } from '../../support/crowd'
import type { TestDatabase } from '../../support/databases'
import { callRaw } from '../../support/server'

/** A family, and the children it wants seats for: every fifth one for two, of whom the second is the next family's as well. */
export interface Family {
  token: string
  childIds: string[]
}

export async function withDatabase<T>(
  database: TestDatabase,
  work: (opened: Awaited<ReturnType<typeof openDatabase>>, now: Date) => Promise<T>,
): Promise<T> {
  const config = readServerConfig({ NODE_ENV: 'test', ...database.env })
  setKeys(config.keys)
  const opened = await openDatabase(config, schema)
  try {
    return await work(opened, new Date())
  } finally {
    await opened.close()
  }
}

export const makeFamilies = (database: TestDatabase, count: number): Promise<Family[]> =>
  withDatabase(database, async (opened, now) => {
    const people: SeededPerson[] = []
    await seedPeople(opened, { clock: { now: () => now } }, count, async (made) => void people.push(...made))
    const union = await opened.reader.findOneByOrFail(Organisation, { acceptsApplications: true })
    const families = people.map(({ token, childId }) => ({ token, childIds: [childId] }))
    const shared = families.flatMap((family, at) => {
      const next = families[at + 1]
      if (at % 5 !== 0 || !next) return []
      const childId = next.childIds[0]!
      family.childIds.push(childId)
      return [guardianshipOf(childId, people[at]!.personId, union.id, now)]
    })
    await opened.transaction(async (db) => {
      for (let at = 0; at < shared.length; at += 500) await insertRows(db, Guardianship, shared.slice(at, at + 500))
    })
    return families
  })

const guardianshipOf = (childId: string, personId: string, organisationId: string, now: Date) => ({
  id: newId(),
  childId,
  personId,
  relation: 'father' as const,
  state: 'confirmed' as const,
  version: 1,
  liveKey: `${childId} ${personId}`,
  organisationId,
  caseNumber: makeCaseNumber('JH', systemRandom, now),
  createdAt: now,
})

/** Classes that meet at the same hours of some weeks of their own, so that no child can be in two of them. */
export const openClasses = (
  database: TestDatabase,
  given: { classes: number; seats: number; from: string; to: string },
): Promise<string[]> =>
  withDatabase(database, (opened, now) =>
    opened.transaction(async (db) => {
      const { id: organisationId } = await db.findOneByOrFail(Organisation, { acceptsApplications: true })
      const term = await addTerm(db, { organisationId }, now)
      const site = await addSite(db, { organisationId }, now)
      const sessions = { ...summerDays, from: given.from, to: given.to }
      const ids: string[] = []
      for (let at = 0; at < given.classes; at++) {
        ids.push((await addClass(db, { term, site, seats: given.seats, content: { sessions } }, now)).id)
      }
      return ids
    }),
  )

interface Rush {
  families: readonly Family[]
  classIds: readonly string[]
  /** Where a family's phone asks. */
  urlOf: (at: number) => string
  atOnce: number
  random: () => number
  isUp?: () => Promise<void>
}

export interface Answered {
  at: number
  status: number
  placed: Placed | null
  code: string | null
  tries: number
  ms: number
}

/** Everybody asks once, so many at a time, under the same key until there is an answer. */
export async function rushForSeats({ families, classIds, urlOf, atOnce, random, isUp = async () => {} }: Rush) {
  const wishes = families.map(({ childIds }) => {
    const classId = classIds[Math.floor(random() * classIds.length)]!
    const other = random() < 0.5 ? classId : classIds[Math.floor(random() * classIds.length)]!
    return childIds.map((childId, index) => ({ childId, classId: index === 0 ? classId : other }))
  })
  const answers: Answered[] = []
  let next = 0
  const line = async () => {
    for (let at = next++; at < families.length; at = next++) answers.push(await ask(at))
  }
  const ask = async (at: number): Promise<Answered> => {
    const from = performance.now()
    const headers = { authorization: `Bearer ${families[at]!.token}`, 'idempotency-key': randomUUID() }
    for (let tries = 1; ; tries++) {
      await isUp()
      const call = callRaw(urlOf(at), 'POST', '/class-bookings', { items: wishes[at]! }, headers)
      const answer = await call.catch(() => null)
      if (answer && answer.status < 500 && answer.status !== 429) {
        const placed = answer.status === 200 ? (answer.body as Placed) : null
        const code = answer.body.error?.code ?? null
        return { at, status: answer.status, placed, code, tries, ms: performance.now() - from }
      }
      await wait(50 * 2 ** Math.min(tries, 4) * (0.5 + random()))
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, line))
  return { answers, wishes, seconds: (performance.now() - began) / 1000 }
}

interface Row {
  bookingId: string
  childId: string
  classId: string
  state: string
  order: number
}

/** What is wrong with what the tables say, beside what everybody was told. */
export async function findWrongs(
  query: (sql: string) => Promise<unknown>,
  classIds: readonly string[],
  seats: number,
  { answers, wishes }: Awaited<ReturnType<typeof rushForSeats>>,
): Promise<{ oversold: number; twice: number; torn: number; lost: number; unanswered: number; seated: number }> {
  const rows = (await query(
    `SELECT booking_id AS bookingId, child_id AS childId, class_id AS classId, state, order_number AS \`order\`
      FROM class_places WHERE class_id IN (${classIds.map((id) => `'${id}'`)}) ORDER BY id`,
  )) as Row[]
  const seated = rows.filter(({ state }) => state === 'held')
  const oversold = classIds.filter((id) => seated.filter(({ classId }) => classId === id).length > seats)
  const orders = classIds.filter((id) => {
    const given = rows.filter(({ classId }) => classId === id).map(({ order }) => order)
    return new Set(given).size !== given.length
  })
  const byBooking = new Map<string, Row[]>()
  for (const row of rows) byBooking.set(row.bookingId, [...(byBooking.get(row.bookingId) ?? []), row])
  const torn = answers.filter(({ at, placed }) => {
    const own = placed && (byBooking.get(placed.id) ?? [])
    return own && (own.length !== wishes[at]!.length || new Set(own.map(({ state }) => state)).size !== 1)
  })
  const lost = answers.filter(({ placed }) => {
    const own = placed && (byBooking.get(placed.id) ?? [])
    return own && !placed.places.every((place) => isThere(place, own))
  })
  const told = new Set(answers.flatMap(({ placed }) => (placed ? [placed.id] : [])))
  return {
    oversold: oversold.length + orders.length,
    twice: seated.length - new Set(seated.map(({ childId }) => childId)).size,
    torn: torn.length,
    lost: lost.length,
    unanswered: [...byBooking.keys()].filter((id) => !told.has(id)).length,
    seated: seated.length,
  }
}

/** Under the number that was answered. */
const isThere = (place: Placed['places'][number], rows: readonly Row[]): boolean =>
  rows.some((row) => row.childId === place.childId && row.classId === place.classId && row.order === place.order)

/** How long people waited for the answer that counts, in seconds. */
export const waited = (answers: readonly Answered[], share: number): number =>
  percentile(
    answers.map(({ ms }) => ms),
    share,
  ) / 1000
