import { isFullScale, recordFigures } from '../faults/support/figures'
import { percentile } from '../support/crowd'
import { onMariadb } from '../support/databases'
import { fillDesk } from '../support/deskRows'
import { newPerson, submitted } from '../support/people'
import { type TestServer, useServer } from '../support/server'

const small = isFullScale ? 10_000 : 200
const large = isFullScale ? 1_000_000 : 20_000
const looks = isFullScale ? 21 : 5

onMariadb('The desk, as its queue grows a hundredfold', (make) => {
  const server = useServer(make)
  const fillUpTo = (count: number) => fillDesk(server.testDatabase.env.DATABASE_URL!, count)

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
