import { onEveryDatabase } from '../support/databases'
import { buildTown, look, looksAt } from '../support/looks'
import { findForgotten, pages, reads, statementsOf } from '../support/pages'
import { useServer } from '../support/server'
import { listenToSql, withoutGate } from '../support/sql'

describe('Every page there is', () => {
  it('is looked at in each of its ways, and none that there is not', () => {
    expect(findForgotten()).toEqual([])
    expect(Object.keys(pages).sort()).toEqual(reads.map(({ name }) => name).sort())
  })
})

onEveryDatabase('The SQL statements of a page', (make) => {
  const server = useServer(make)

  it('stay few: home eight, a case six, a list four', async () => {
    const town = await buildTown(server)
    const sql = listenToSql(server)
    const over: string[] = []
    for (const one of looksAt(town)) {
      const asked = withoutGate(await sql.of(() => look(server, one)), one.access)
      const most = statementsOf[one.kind]
      if (asked.length > most) over.push(`${one.title}: ${asked.length} instead of ${most}`)
    }
    expect(over).toEqual([])
  })
})
