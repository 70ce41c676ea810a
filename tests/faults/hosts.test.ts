import { type Make, onMariadb, type TestDatabase } from '../support/databases'
import { queryAt, startOwnMariadb } from '../support/mariadb'
import { newPhone } from '../support/people'
import { type ServerProcess, startServerProcess } from '../support/process'
import { type Relay, startRelay } from '../support/relay'
import { within } from '../support/waiting'
import { recordFigures } from './support/figures'

/** What a test started, ended after it however it went. */
const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function startOn(database: TestDatabase, env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess(database, env)
  ends.push(server.stop)
  return server
}

/** The same database as `database`, reached through `at`. */
const through = (database: TestDatabase, ...at: string[]): TestDatabase => {
  const { host } = new URL(database.env.DATABASE_URL!)
  return { ...database, env: { ...database.env, DATABASE_URL: database.env.DATABASE_URL!.replace(host, at.join(',')) } }
}

const isReady = async (server: ServerProcess) => (await fetch(`${server.url}/readyz`)).ok
const takesCommands = (server: ServerProcess) =>
  server.anonymous.identity.requestSmsCode({ body: { phone: newPhone() } }).then(
    () => true,
    () => false,
  )

async function makeWith(make: Make): Promise<TestDatabase> {
  const database = await make('migrated')
  ends.push(database.drop)
  return database
}

async function startBehindRelay(database: TestDatabase): Promise<{ relay: Relay; address: string }> {
  const { hostname, port } = new URL(database.env.DATABASE_URL!)
  const relay = await startRelay(hostname, Number(port))
  ends.push(relay.cut)
  return { relay, address: `127.0.0.1:${relay.port}` }
}

onMariadb('A database that goes away', (make) => {
  it('turns readiness red, is answered with 503 and Retry-After, and is found again without a restart', async () => {
    const database = await makeWith(make)
    const { relay, address } = await startBehindRelay(database)
    const server = await startOn(through(database, address))
    await relay.cut()
    const red = await within(5, async () => !(await isReady(server)))
    const answer = await fetch(`${server.url}/api/home`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await answer.json()).toMatchObject({ error: { code: 'server.busy' } })
    await relay.restore()
    const green = await within(10, () => isReady(server))
    expect((await fetch(`${server.url}/api/home`)).status).toBe(200)
    recordFigures('hosts.gone', { secondsToRed: red, secondsToGreen: green })
  })
})

onMariadb('A database that hangs', (make) => {
  it('turns readiness red, is waited for no longer than a request may take, and is used again when it wakes', async () => {
    const database = await makeWith(make)
    const { relay, address } = await startBehindRelay(database)
    const server = await startOn(through(database, address), { REQUEST_SECONDS: '2' })
    relay.hang()
    const [red, late] = await Promise.all([
      within(5, async () => !(await isReady(server))),
      fetch(`${server.url}/api/home`).then(async (answer) => [answer.status, (await answer.json()).error.code]),
    ])
    expect(late[0]).toBe(503)
    expect(['request.timeout', 'server.busy']).toContain(late[1])
    relay.wake()
    const green = await within(10, () => isReady(server))
    await within(10, () => takesCommands(server))
    recordFigures('hosts.hanging', { secondsToRed: red, secondsToGreen: green })
  })

  it('is left for the next host', async () => {
    const database = await makeWith(make)
    const { relay, address } = await startBehindRelay(database)
    const { host } = new URL(database.env.DATABASE_URL!)
    const server = await startOn(through(database, address, host), { REQUEST_SECONDS: '2' })
    expect(relay.connections()).toBeGreaterThan(0)
    relay.hang()
    const seconds = await within(15, () => takesCommands(server))
    expect(await isReady(server)).toBe(true)
    recordFigures('hosts.leftHanging', { secondsToWrites: seconds })
  })
})

onMariadb('Two database servers', (make) => {
  it('are changed without a restart: the first is made read-only, later the second goes away', async () => {
    const database = await makeWith(make)
    const own = await startOwnMariadb()
    ends.push(own.stop)
    const name = new URL(database.env.DATABASE_URL!).pathname.slice(1)
    const address = new URL(own.url).host
    const { relay, address: second } = await startBehindRelay(database)
    await own.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
    // Read-only binds everybody but the administrator.
    for (const url of [own.url, database.env.DATABASE_URL!]) {
      await queryAt(url, `CREATE USER ${name}@'127.0.0.1' IDENTIFIED BY ''`)
      await queryAt(url, `GRANT ALL ON ${name}.* TO ${name}@'127.0.0.1'`)
    }
    ends.push(() => queryAt(database.env.DATABASE_URL!, `DROP USER ${name}@'127.0.0.1'`))
    // The second has the tables too, as a replica would.
    await (await startServerProcess(database)).stop()
    const codesAt = async (url: string) => {
      const [row] = (await queryAt(url, `SELECT COUNT(*) AS count FROM ${name}.sms_codes`)) as { count: number }[]
      return row!.count
    }
    const codes = async () => [await codesAt(own.url), await codesAt(database.env.DATABASE_URL!)]

    const url = `mysql://${name}:@${address},${second}/${name}`
    const server = await startOn({ ...database, env: { ...database.env, DATABASE_URL: url } })
    expect(await takesCommands(server)).toBe(true)
    expect(await codes()).toEqual([1, 0])

    await own.query('SET GLOBAL read_only = 1')
    const toSecond = await within(10, () => takesCommands(server))
    expect(await codes()).toEqual([1, 1])
    expect(await isReady(server)).toBe(true)

    await own.query('SET GLOBAL read_only = 0')
    await relay.cut()
    const toFirst = await within(10, () => takesCommands(server))
    expect(await codes()).toEqual([2, 1])
    expect(await isReady(server)).toBe(true)
    recordFigures('hosts.changed', { secondsToSecond: toSecond, secondsToFirst: toFirst })
  })
})
