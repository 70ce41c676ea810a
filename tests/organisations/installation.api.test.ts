import { readServerConfig } from '../../config/server'
import { makeFirstAdmin, resetFactorByPhone } from '../../server/installation'
import { Organisation } from '../../server/organisations'
import { isUntouched } from '../../server/platform/audit'
import { AuditRow } from '../../server/platform/entities'
import { createLog } from '../../server/platform/log'
import { type Foundation, openFoundation } from '../../server/start'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { newPhone } from '../support/people'
import { startTestServer } from '../support/server'

const key = (fill: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 7 + fill) % 256)).toString('base64')
const keys = { SEAL_KEYS: `one:${key(1)}`, INDEX_KEY: key(2), AUDIT_KEY: key(3), CARD_KEY: key(4) }
const settings = { NODE_ENV: 'test', DEMO: '0', WECHAT_APPID: 'wx1', WECHAT_SECRET: 'secret', ...keys }

onEveryDatabase('An installation without demo data', (make) => {
  let database: TestDatabase
  let foundation: Foundation
  const phone = newPhone()
  beforeAll(async () => {
    database = await make()
    foundation = await openFoundation(readServerConfig({ ...settings, ...database.env }), { log: createLog('silent') })
  })
  afterAll(() => database.drop())
  const first = (given = phone) => {
    const { database: db, ports } = foundation
    return makeFirstAdmin(db, { phone: given, name: '演示市总工会', region: '110000' }, ports.random, ports.clock.now())
  }

  it('is given its union and first administrator once, on record', async () => {
    expect(await first()).toContain(`${phone.slice(0, 3)}****${phone.slice(7)}`)
    await expect(first(newPhone())).rejects.toThrow('has an administrator already')
    const reader = foundation.database.reader
    expect(await reader.find(Organisation)).toMatchObject([{ name: '演示市总工会', kind: 'municipal', parentId: null }])
    const rows = await reader.findBy(AuditRow, { action: 'organisations.first_admin_made' })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ actorId: null, outcome: 'done', facts: { by: 'installation' } })
    expect(isUntouched(rows[0]!)).toBe(true)
  })

  it('resets the second factor of staff alone, who have one', async () => {
    const reset = (given: string) => resetFactorByPhone(foundation.database, given, foundation.ports.clock.now())
    await expect(reset(newPhone())).rejects.toThrow('no member of staff')
    await expect(reset(phone)).rejects.toThrow('no second factor')
    await foundation.close()

    const server = await startTestServer(database, { ...keys })
    const { demoCode } = await server.anonymous.identity.requestSmsCode({ body: { phone } })
    const { token, me } = await server.anonymous.identity.signInBySms({ body: { phone, code: demoCode! } })
    expect(me).toMatchObject({ secondFactor: 'missing', roles: [{ role: 'orgAdmin' }] })
    const admin = server.withToken(token)
    await admin.identity.enrolSecondFactor()
    const { code } = await admin.demo.makeStepUpCode()
    await admin.identity.proveSecondFactor({ body: { code } })
    expect((await admin.organisationsDesk.listNodes({ query: {} })).items).toMatchObject([{ name: '演示市总工会' }])
    expect(await resetFactorByPhone(server.database, phone, server.clock.now())).toContain('signed out everywhere')
    await expect(admin.identity.getMe()).rejects.toMatchObject({ code: 'access.signed_out' })
    await server.close()
  })
})
