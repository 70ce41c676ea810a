import { runDueJobs } from '../../server/platform/jobs'
import { registerGauge } from '../../server/platform/metrics'
import { makeEmbedded, onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

async function readMetrics(url: string, headers: Record<string, string> = {}): Promise<Map<string, number>> {
  const text = await (await fetch(`${url}/metrics`, { headers })).text()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]))
}

onEveryDatabase('The measurements', (make) => {
  const server = useServer(make)

  it('tell requests by operation, connections, jobs and the event loop', async () => {
    await server.anonymous.home.getHome()
    await runDueJobs(server.database, server.ports)
    const values = await readMetrics(server.url)
    expect(
      values.get('http_request_duration_seconds_count{operation="home.getHome",status="200"}'),
    ).toBeGreaterThanOrEqual(1)
    expect(values.get('http_requests_now{state="inProgress"}')).toBe(0)
    for (const name of [
      'http_requests_now{state="waiting"}',
      'database_connections{state="inUse"}',
      'database_connections{state="waiting"}',
      'database_transaction_retries_total',
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
      'job_last_run_timestamp_seconds{job="platform.sweep"}',
    ]) {
      expect([name, values.has(name)]).toEqual([name, true])
    }
  })

  it('take figures that features register, and leave out one that fails', async () => {
    registerGauge({ name: 'test_due', help: 'Due.', label: 'way', read: async () => ({ sms: 3, wechat: 0 }) })
    registerGauge({ name: 'test_broken', help: 'Broken.', read: () => Promise.reject(new Error('away')) })
    const values = await readMetrics(server.url)
    expect([values.get('test_due{way="sms"}'), values.get('test_due{way="wechat"}')]).toEqual([3, 0])
    expect(values.has('test_broken')).toBe(false)
  })
})

describe('The measurements with a token', () => {
  const token = 'a-token-of-twenty-four-characters'
  const server = useServer(makeEmbedded, { METRICS_TOKEN: token })

  it('are there for whoever has it, and for nobody else', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
    expect((await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(404)
    expect((await readMetrics(server.url, { authorization: `Bearer ${token}` })).size).toBeGreaterThan(10)
  })
})

describe('The measurements without a token', () => {
  const server = useServer(makeEmbedded)

  it('are for this machine alone: not for who comes through a proxy on it', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
    const headers = { 'x-forwarded-for': '203.0.113.7' }
    expect((await fetch(`${server.url}/metrics`, { headers })).status).toBe(404)
  })
})
