import { connect } from 'node:net'
import { createGun, type Met, percentile, shootAtRate, shootInTurn } from '../support/crowd'
import { onEveryDatabase, type TestDatabase } from '../support/databases'
import { newPhone } from '../support/people'
import { type ServerProcess, startServerProcess } from '../support/process'
import { within } from '../support/waiting'
import { isFullScale, recordFigures, scale } from './support/figures'

const seconds = Math.max(4, scale(60))
const leastRate = 600
const isAnswered = ({ status }: Met) => status === 200
const median = (met: Met[]) =>
  percentile(
    met.map(({ ms }) => ms),
    0.5,
  )

onEveryDatabase('Three times what the server can do', (make) => {
  let database: TestDatabase
  let server: ServerProcess
  beforeAll(async () => {
    database = await make('migrated')
    // A small run makes the door narrow instead of the crowd large.
    server = await startServerProcess(database, isFullScale ? {} : { REQUESTS_AT_ONCE: '4' })
  })
  afterAll(async () => {
    await server.stop()
    await database.drop()
  })

  it('is served as far as that goes, the rest is sent away at once, and soon all is as before', async () => {
    const gun = createGun(server.url)
    const shoot = () => gun.shoot({ method: 'POST', path: '/identity/sms-codes', body: { phone: newPhone() } })
    await shootInTurn(64, 1, shoot)
    const calm = await shootInTurn(64, seconds / 2, shoot)
    const capacity = calm.filter(isAnswered).length / (seconds / 2)

    // What a machine that is busy with other tests did just now says little of what it can do in the next second.
    const { met, fired } = await shootAtRate(Math.max(capacity * 3, leastRate), seconds, shoot)
    const accepted = met.filter(isAnswered)
    const refused = met.filter((one) => !isAnswered(one))
    const times = accepted.map(({ ms }) => ms)
    const backAfter = await within(30, async () => median([await shoot(), await shoot(), await shoot()]) < 500)
    gun.close()

    expect(refused.filter(({ status }) => status !== 503 && status !== 429)).toEqual([])
    expect(refused.filter(({ retryAfter }) => !(Number(retryAfter) >= 1))).toEqual([])
    recordFigures(`overload.${database.kind}`, {
      capacityPerSecond: capacity,
      offeredPerSecond: fired / seconds,
      accepted: accepted.length,
      refused: refused.length,
      acceptedP50Ms: percentile(times, 0.5),
      acceptedP99Ms: percentile(times, 0.99),
      refusedP50Ms: median(refused),
      secondsToNormal: backAfter,
    })
    // The embedded database works in the same thread: what waits there is not seen until it is served.
    if (database.kind === 'mariadb') expect(refused.length).toBeGreaterThan(0)
    if (isFullScale) expect(percentile(times, 0.99)).toBeLessThan(3_000)
    // A part of what it could do before: the crowd itself takes some of the machine.
    expect(accepted.length / seconds).toBeGreaterThan(capacity * 0.25)
  })
})

onEveryDatabase('Who brings a request slowly', (make) => {
  it('is cut off, and others are served meanwhile', async () => {
    const database = await make('migrated')
    const server = await startServerProcess(database, { ARRIVAL_SECONDS: '1' })
    const { hostname, port } = new URL(server.url)
    const beginnings = [
      'GET /api/home HTTP/1.1\r\nHost: x\r\n',
      'POST /api/identity/sms-codes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ]
    let open = 0
    for (const beginning of beginnings) {
      for (let at = 0; at < 300; at++) {
        open += 1
        const socket = connect(Number(port), hostname, () => socket.write(beginning))
        socket.on('error', () => {}).resume()
        socket.once('close', () => {
          open -= 1
        })
      }
    }
    const answer = await fetch(`${server.url}/api/home`)
    expect(answer.status).toBe(200)
    await within(15, async () => open === 0)
    await server.stop()
    await database.drop()
  })
})
