import { onEveryDatabase, onMariadb, type TestDatabase } from '../support/databases'
import { newPhone, newStaff, prove } from '../support/people'
import { expectRefusal, startTestServer, type TestServer, useServer } from '../support/server'
import { unionOf } from '../support/unions'

onMariadb('On two servers with one database', (make) => {
  let database: TestDatabase
  let here: TestServer
  let there: TestServer
  beforeAll(async () => {
    database = await make()
    here = await startTestServer(database)
    there = await startTestServer(database, {}, here.clock)
  })
  afterAll(async () => {
    await there.close()
    await here.close()
    await database.drop()
  })

  /** A reviewer of 金盏 who works at the other server, and the administrator of 朝阳 at this one. */
  async function people() {
    const jinzhan = await unionOf(here, '金盏')
    const reviewer = await newStaff(here, 'reviewer', jinzhan.id)
    const admin = await here.as('orgAdmin')
    const elsewhere = there.withToken(reviewer.token!)
    await elsewhere.desk.listWorkItems({ query: {} })
    const [staff] = (await admin.staffDesk.listStaff({ query: { q: reviewer.phone } })).items
    return { jinzhan, reviewer, admin, elsewhere, staff: staff! }
  }

  it('a role that ended at one is refused by the other on the next request', async () => {
    const { admin, elsewhere, staff } = await people()
    await admin.staffDesk.endGrant({ params: { grantId: staff.grants[0]!.id } })
    await expectRefusal(elsewhere.desk.listWorkItems({ query: {} }), 'access.denied')
  })

  it('an account disabled at one is signed out of the other on the next request', async () => {
    const { admin, elsewhere, staff } = await people()
    await admin.staffDesk.disableAccount({ params: { personId: staff.id } })
    await expectRefusal(elsewhere.identity.getMe(), 'access.signed_out')
  })

  it('a union moved at one is out of the reach of who worked there at the other', async () => {
    const { admin } = await people()
    const chaoyang = await unionOf(here, '朝阳区总')
    const body = { parentId: chaoyang.id, name: '移动的街道工会', kind: 'street' as const, acceptsApplications: true }
    const moved = await admin.organisationsDesk.addNode({ body })
    const elsewhere = there.withToken(admin.token!)
    const params = { organisationId: moved.id }
    expect((await elsewhere.organisationsDesk.getNode({ params })).name).toBe(moved.name)
    const city = await newStaff(here, 'orgAdmin', (await unionOf(here, '市总')).id)
    const to = (await unionOf(here, '房山区总')).id
    await city.organisationsDesk.moveNode({ params, body: { to, version: moved.version } })
    await expectRefusal(elsewhere.organisationsDesk.getNode({ params }), 'organisations.not_found')
  })

  it('of two that give the same role at once one does', async () => {
    const { admin, jinzhan } = await people()
    const elsewhere = there.withToken(admin.token!)
    await prove(admin)
    const someone = await newStaff(here, 'teacher', jinzhan.id)
    const body = { organisationId: jinzhan.id, role: 'mediator' as const, who: { phone: someone.phone } }
    const outcomes = await Promise.allSettled([
      admin.staffDesk.grantRole({ body }),
      elsewhere.staffDesk.grantRole({ body }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

onEveryDatabase('Giving roles to numbers one guesses', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'grantsPerPersonHour=2' })

  it('comes to an end', async () => {
    const admin = await server.as('orgAdmin')
    const { id } = await unionOf(server, '金盏')
    const body = () => ({ organisationId: id, role: 'reviewer' as const, who: { phone: newPhone() } })
    await admin.staffDesk.grantRole({ body: body() })
    await admin.staffDesk.grantRole({ body: body() })
    await expectRefusal(admin.staffDesk.grantRole({ body: body() }), 'request.too_many')
  })
})
