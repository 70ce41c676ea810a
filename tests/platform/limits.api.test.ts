import { createThrottle, networkOf } from '../../server/platform/throttle'
import { makeEmbedded } from '../support/databases'
import { newPerson } from '../support/people'
import { callRaw, useServer } from '../support/server'

const home = (url: string, token?: string) =>
  callRaw(url, 'GET', '/home', undefined, token ? { authorization: `Bearer ${token}` } : {})

describe('Calls per minute', () => {
  const limits = 'anonymousCallsPerAddressMinute=8,callsPerPersonMinute=6,commandsPerPersonMinute=2'
  const server = useServer(makeEmbedded, { RATE_LIMITS: limits })

  it('are counted by person once a token is known, and by address for whoever is nobody', async () => {
    // Asking for a code, signing in, and the first call of the token count for the address.
    const { token } = await newPerson(server, { consents: false })
    expect((await home(server.url, token!)).status).toBe(200)
    for (let at = 0; at < 6; at++) expect((await home(server.url, token!)).status).toBe(200)
    const refused = await home(server.url, token!)
    expect([refused.status, refused.body.error?.code]).toEqual([429, 'request.too_many'])
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThanOrEqual(1)
    expect(wait).toBeLessThanOrEqual(60)

    // Tokens made up count for their address, as calls without one do.
    for (let at = 0; at < 5; at++) {
      expect((await home(server.url, String.fromCharCode(65 + at).repeat(43))).status).toBe(200)
    }
    expect((await home(server.url)).status).toBe(429)
    expect((await home(server.url, 'Z'.repeat(43))).status).toBe(429)
  })

  it('do not touch what the machinery asks', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect((await fetch(`${server.url}${path}`)).status).toBe(200)
    }
  })
})

describe('Commands per minute', () => {
  const server = useServer(makeEmbedded, { RATE_LIMITS: 'commandsPerPersonMinute=2' })

  it('are counted apart from reads', async () => {
    const { token } = await newPerson(server, { consents: false })
    await home(server.url, token!)
    const command = () =>
      callRaw(server.url, 'POST', '/membership/applications', {}, { authorization: `Bearer ${token}` })
    const statuses = [(await command()).status, (await command()).status, (await command()).status]
    expect(statuses).toEqual([statuses[0], statuses[0], 429])
    expect(statuses[0]).not.toBe(429)
    expect((await home(server.url, token!)).status).toBe(200)
  })
})

describe('An address', () => {
  it('is its whole network where it is an IPv6 one', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
    expect(networkOf('::ffff:203.0.113.7')).toBe('::ffff:203.0.113.7')
    const [one, other] = ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9'].map(networkOf)
    expect(one).toBe(other)
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0')
  })

  it('is not counted where the limits are off', async () => {
    const throttle = createThrottle(null)
    for (let at = 0; at < 100; at++) await throttle.count({ authorization: '', address: '1', isCommand: true })
  })
})
