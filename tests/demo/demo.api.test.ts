import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { cast } from '../../shared/demo/contract'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { callRaw, expectRefusal, startTestServer, type TestServer } from '../support/server'

const keys = ['INDEX_KEY', 'AUDIT_KEY', 'CARD_KEY', 'SEAL_KEYS'].map((name) => [
  name,
  randomBytes(32).toString('base64'),
])
const closed = {
  DEMO: '0',
  WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 'secret',
  ...Object.fromEntries(keys),
  SEAL_KEYS: `a:${keys[3]![1]}`,
}

onEveryDatabase('Demo mode', (make) => {
  let database: TestDatabase
  let server: TestServer
  beforeAll(async () => {
    database = await make()
    server = await startTestServer(database)
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })

  it('signs in as every one of the cast, staff with the second factor done', async () => {
    for (const as of cast) {
      const { me } = await server.anonymous.demo.signIn({ body: { as } })
      expect(['none', 'done']).toContain(me.secondFactor)
    }
    expect((await server.anonymous.demo.listCast()).items.map(({ as }) => as)).toEqual([...cast])
    await expectRefusal(server.anonymous.demo.signIn({ body: { as: 'nobody' } }), 'demo.unknown_person')
  })

  it('brings claims with papers that staff can look at, and one that can be paid as it was approved', async () => {
    const assessor = await server.as('assessor')
    const { items } = await assessor.desk.listWorkItems({ query: { feature: 'insurance' } })
    const claimId = items.find(({ state }) => state === 'submitted')!.id
    const { files } = await assessor.claimsDesk.getClaimPapers({ params: { claimId } })
    expect(files.map(({ state }) => state)).toEqual(Array(6).fill('kept'))
    for (const { pages } of files) {
      const picture = await assessor.papers.seePage({ params: { claimId, token: pages[0]!.token } })
      expect(await sharp(picture.content).metadata()).toMatchObject({ format: 'jpeg', width: 600, height: 800 })
    }
    const payer = await server.as('payer')
    const { waiting } = await payer.payouts.listPayouts({ query: {} })
    const filled = await payer.payouts.fillPayout({ body: { organisationId: waiting[0]!.organisation.id } })
    expect(filled).toMatchObject({ added: 1, left: [] })
  })

  it('brings a class that meets today, for teachers, families and managers', async () => {
    const teacher = await server.as('teacher')
    const running = (await teacher.classDaysDesk.listDutyClasses({ query: {} })).items.find(({ isToday }) => isToday)!
    const params = { classId: running.id, day: running.day! }
    const { children, blocker } = await teacher.classDaysDesk.getClassDay({ params })
    expect([children.length, blocker]).toEqual([9, null])
    expect(children.flatMap(({ allergies }) => allergies)).toEqual(expect.arrayContaining(['花生', '青霉素']))
    const { childId } = children.find(({ name }) => name === '王一鸣')!
    const { collectors } = await teacher.classDaysDesk.getChildDay({ params: { ...params, childId } })
    for (const { photo } of collectors) {
      const { content } = await teacher.childrenDesk.seePicture({ params: { subjectId: childId, token: photo!.token } })
      expect(await sharp(content).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 640 })
    }
    const parent = await server.as('parent')
    const { rows } = await parent.classDays.getToday()
    expect(rows.map(({ code }) => code!.length)).toEqual([4, 4, 4])
    expect(rows.flatMap(({ notices }) => notices)).toHaveLength(1)
    const { records } = await parent.classAfter.getRecords()
    expect(records.filter(({ certificate }) => certificate !== null)).toHaveLength(3)
    const manager = await server.as('classManager')
    const { totals } = await manager.classFees.listFees({ params: { classId: running.id }, query: {} })
    expect(totals.paidFen).toBe(6 * 300_00)
  })

  it('fills an empty database once, and leaves it alone at the next start', async () => {
    const count = async () => (await server.anonymous.organisations.listOrganisations({ query: {} })).items.length
    const before = await count()
    await server.close()
    server = await startTestServer(database)
    expect(await count()).toBe(before)
  })
})

onEveryDatabase('Outside demo mode', (make) => {
  let database: TestDatabase
  let server: TestServer
  beforeAll(async () => {
    database = await make()
    server = await startTestServer(database, closed)
  })
  afterAll(async () => {
    await server.close()
    await database.drop()
  })

  it('there is no such door, no demo data, and no code in an answer', async () => {
    expect((await callRaw(server.url, 'POST', '/demo/sign-in', { as: 'rider' })).status).toBe(404)
    expect((await callRaw(server.url, 'GET', '/demo/cast')).status).toBe(404)
    expect((await server.anonymous.organisations.listOrganisations({ query: {} })).items).toEqual([])
    expect(await server.anonymous.identity.requestSmsCode({ body: { phone: '13800008000' } })).toEqual({})
  })
})
