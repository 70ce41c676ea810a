import { isFullScale, recordFigures } from '../faults/support/figures'
import { percentile } from '../support/crowd'
import { onMariadb } from '../support/databases'
import { queryAt } from '../support/mariadb'
import { newPerson, submitted } from '../support/people'
import { type TestServer, useServer } from '../support/server'

const small = isFullScale ? 10_000 : 200
const large = isFullScale ? 1_000_000 : 20_000
const looks = isFullScale ? 21 : 5

onMariadb('The desk, as its queue grows a hundredfold', (make) => {
  const server = useServer(make)
  const query = (sql: string) => queryAt(server.testDatabase.env.DATABASE_URL!, sql)

  /** Copies of one open item, spread over all unions and half a year; a tenth of them is closed. */
  async function fillUpTo(count: number): Promise<void> {
    const [{ there }] = (await query('SELECT COUNT(*) AS there FROM work_items')) as [{ there: number }]
    await query(`INSERT INTO work_items
      SELECT UUID(), kind, feature, state, version, subject_id, subject, subject_index, phone_index, document_index,
        CONCAT('B-', seq), route, (SELECT id FROM organisations WHERE accepts_applications = 1 ORDER BY MD5(CONCAT(id, seq % 97)) LIMIT 1),
        role, seq % 10 > 0, opened_at, DATE_ADD(due_at, INTERVAL seq % 15000 MINUTE), NULL
      FROM seq_${there}_to_${count} JOIN (SELECT * FROM work_items LIMIT 1) AS one`)
    await query('ANALYZE TABLE work_items')
  }

  async function timeOf(look: () => Promise<unknown>): Promise<number> {
    await look()
    const times: number[] = []
    for (let at = 0; at < looks; at++) {
      const from = performance.now()
      await look()
      times.push(performance.now() - from)
    }
    return percentile(times, 0.5)
  }

  const pagesOf = async (server: TestServer) => {
    const street = await server.as('reviewer')
    const district = await server.as('districtReviewer')
    return {
      street: () => street.desk.listWorkItems({ query: {} }),
      district: () => district.desk.listWorkItems({ query: {} }),
      unassigned: () => district.desk.listWorkItems({ query: { assignee: 'nobody' } }),
      closed: () => street.desk.listWorkItems({ query: { state: 'submitted' } }),
      byNumber: () => street.desk.listWorkItems({ query: { q: 'B-150' } }),
    }
  }

  it('costs about the same', async () => {
    await submitted(await newPerson(server))
    await fillUpTo(small)
    const pages = await pagesOf(server)
    const names = Object.keys(pages) as (keyof typeof pages)[]
    const before: Record<string, number> = {}
    for (const name of names) before[name] = await timeOf(pages[name])
    await fillUpTo(large)
    for (const name of names) {
      const after = await timeOf(pages[name])
      const growth = after / before[name]!
      recordFigures(`desk.${name}`, { growth, small, large, smallMs: before[name]!, largeMs: after }, 'bench')
      expect(after).toBeGreaterThan(0)
    }
  })
})
