import { Cover, Plan, PlanVersion } from '../../server/insurance'
import { Organisation } from '../../server/organisations'
import type { Db } from '../../server/platform/db'
import { newId } from '../../server/platform/random'
import { addClaim, type GivenClaim } from '../../server/seeds/claims'
import { addGrant } from '../../server/seeds/organisations'
import type { PlanContent } from '../../shared/insurance/plans'
import { newFormPlan } from './insurance'
import type { Caller, TestServer } from './server'

type Seat = 'assessor' | 'assessor2' | 'approver' | 'approver2' | 'payer'

export interface ClaimsDesk {
  chaoyang: string
  jinzhan: string
  /** Of the cast, each with the id of who it is. */
  staff: Record<Seat, Caller & { id: string }>
  driver: Caller & { id: string }
  cover: Cover
  /** A claim of the driver's in a state, decided so far by assessor, approver and payer. */
  add(given: Partial<GivenClaim> & Pick<GivenClaim, 'state'>): ReturnType<typeof addClaim>
}

/** 朝阳 with its staff for claims, and the driver of 金盏, covered for a year; filled in before the first test. */
export function useClaimsDesk(server: TestServer): ClaimsDesk {
  const held = {} as ClaimsDesk
  beforeAll(async () => {
    const find = async (name: string) =>
      (await server.database.reader.findOneByOrFail(Organisation, { name: `${name}总工会(演示)` })).id
    held.chaoyang = await find('朝阳区')
    held.jinzhan = await find('金盏地区')
    const seats: Seat[] = ['assessor', 'assessor2', 'approver', 'approver2', 'payer']
    held.staff = {} as ClaimsDesk['staff']
    for (const seat of seats) held.staff[seat] = await withId(await server.as(seat))
    held.driver = await withId(await server.as('driver'))
    held.cover = await write(server, (db) => coverPerson(db, held.driver.id, held.jinzhan, newFormPlan))
    held.add = (given) =>
      write(server, (db) =>
        addClaim(
          db,
          { cover: held.cover, organisationId: held.chaoyang, staff: staffOf(held), ...given },
          server.clock.now(),
        ),
      )
  })
  return held
}

const staffOf = ({ staff: { assessor, approver, payer } }: ClaimsDesk) => ({
  assessor: assessor.id,
  approver: approver.id,
  payer: payer.id,
})

export const write = <T>(server: Pick<TestServer, 'database'>, work: (db: Db) => Promise<T>): Promise<T> =>
  server.database.transaction(work)

export const withId = async (caller: Caller): Promise<Caller & { id: string }> => ({
  ...caller,
  id: (await caller.identity.getMe()).id,
})

/** A plan of the union's with one version, and a cover of it for a year from the beginning of 2026 on. */
export async function coverPerson(
  db: Db,
  personId: string,
  organisationId: string,
  content: PlanContent,
): Promise<Cover> {
  const now = new Date('2026-01-01T00:00:00.000Z')
  const planId = newId()
  await db.insert(Plan, { id: planId, organisationId, version: 1, published: 1, createdAt: now })
  const planVersionId = newId()
  const at = { publishedBy: personId, publishedAt: now }
  await db.insert(PlanVersion, { id: planVersionId, planId, number: 1, content, validFrom: '2026-01-01', ...at })
  const id = newId()
  await db.insert(Cover, {
    id,
    personId,
    planId,
    planVersionId,
    organisationId,
    source: 'approval',
    sourceId: id,
    currentKey: `${personId} ${planId}`,
    fromDay: '2026-01-01',
    toDay: '2026-12-31',
    createdAt: now,
  })
  return db.findOneByOrFail(Cover, { id })
}

/** Gives somebody of the cast one more role at a union. */
export const grant = (
  server: TestServer,
  { id }: { id: string },
  role: Parameters<typeof addGrant>[2],
  organisationId: string,
) => write(server, (db) => addGrant(db, id, role, organisationId, server.clock.now()))
