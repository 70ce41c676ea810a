import {
  addShadow,
  endShadow,
  findMembershipsSeenBy,
  findShadowed,
  findUnitFacts,
  Membership,
  seenBy,
} from '../../server/membership'
import type { Organisation } from '../../server/organisations'
import type { Db } from '../../server/platform/db'
import { systemRandom } from '../../server/platform/random'
import { addPerson } from '../../server/seeds/identity'
import { addMembership } from '../../server/seeds/membership'
import { onEveryDatabase } from '../support/databases'
import { newDocumentNumber, newPerson, newPhone, submitted } from '../support/people'
import { plain } from '../support/plain'
import { releaseSteps } from '../support/releases'
import { type Caller, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { addUnit } from '../support/units'

onEveryDatabase('A unit that puts somebody on its list who keeps their membership from it', (make) => {
  const server = useServer(make)
  let street: Organisation
  let reviewer: Caller
  beforeAll(async () => {
    street = await unionOf(server, '金盏')
    reviewer = await server.as('reviewer')
  })

  const { approve, idOf } = releaseSteps(server)
  const write = <T>(work: (db: Db) => Promise<T>): Promise<T> => server.database.transaction(work)
  const asOfficer = { isUnitOfficer: true }
  const asOther = { isUnitOfficer: false }
  const apply = async () => {
    const caller = await newPerson(server)
    const application = await submitted(caller, { eventCode: null, placeId: street.id, discreet: true })
    return { caller, application, personId: await idOf(caller) }
  }

  it('finds in its list, its counts, its report and its undoing what it would of a stranger', async () => {
    const now = server.clock.now()
    const { application, personId } = await apply()
    await approve(reviewer, application)
    const facts = { name: '上官婉', phone: newPhone(), documentNumber: newDocumentNumber() }
    const own = await addUnit(server, '甲公司工会')
    const other = await addUnit(server, '乙公司工会')
    const strangerId = await write((db) => addPerson(db, { phone: facts.phone, name: facts.name }, now))
    await write((db) => addMembership(db, { personId: strangerId, organisationId: own.id }, now))

    expect([...(await findShadowed(server.database.reader, other, [personId, strangerId]))]).toEqual([personId])
    expect([...(await findShadowed(server.database.reader, street, [personId]))]).toEqual([])
    const shadow = await write((db) => addShadow(db, { personId, organisation: other, facts }, systemRandom, now))
    expect(shadow.isNew).toBe(true)
    const again = await write((db) => addShadow(db, { personId, organisation: own, facts }, systemRandom, now))
    expect(again).toMatchObject({ isNew: false, membership: { id: shadow.membership.id, organisationId: other.id } })

    const list = (organisation: Organisation, actor = asOfficer) =>
      seenBy(
        server.database.reader
          .createQueryBuilder(Membership, 'membership')
          .where('membership.organisationId = :id', { id: organisation.id }),
        actor,
      ).getMany()
    const rows = async (organisation: Organisation) =>
      (await list(organisation)).map(({ state, since, until, number }) => ({ state, since, until, number }))
    expect(plain(await rows(other))).toEqual(plain(await rows(own)))
    expect(await list(street)).not.toContainEqual(expect.objectContaining({ personId }))
    expect(await list(other, asOther)).toEqual([])
    expect((await findUnitFacts(server.database.reader, [shadow.membership.id])).get(shadow.membership.id)).toEqual(
      facts,
    )

    const known = await findMembershipsSeenBy(server.database.reader, asOfficer, [personId])
    expect(known).toEqual([expect.objectContaining({ id: shadow.membership.id, organisationId: other.id })])
    expect(await write((db) => endShadow(db, shadow.membership.id, 'left', now))).toBe(true)
    expect(await write((db) => endShadow(db, shadow.membership.id, 'left', now))).toBe(false)
    expect(await rows(other)).toEqual([])
  })

  it('does so while their application is under way, which is decided as if nothing had happened', async () => {
    const { caller, application, personId } = await apply()
    const own = await addUnit(server, '丙公司工会')
    expect((await findShadowed(server.database.reader, own, [personId])).has(personId)).toBe(true)
    const facts = { name: '张三丰' }
    await write((db) => addShadow(db, { personId, organisation: own, facts }, systemRandom, server.clock.now()))
    expect((await approve(reviewer, application)).membership).toMatchObject({ state: 'active' })
    expect((await caller.membership.getCard()).organisation.id).toBe(street.id)
    const told = (await caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title)
    expect(told).toContain('有单位把您列入了会员名单')
  })
})
