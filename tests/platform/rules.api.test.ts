import * as z from 'zod/mini'
import { Rule } from '../../server/platform/entities'
import { ruleAt, writeRule } from '../../server/platform/rules'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'
import { within } from '../support/waiting'

const kind = { name: 'test.days', schema: z.object({ days: z.number() }) }

onEveryDatabase('A rule of the union', (make) => {
  const server = useServer(make)
  const write = (validFrom: string, days: number) =>
    server.database.transaction((db) =>
      writeRule(db, { name: kind.name, validFrom: new Date(validFrom), value: { days } }),
    )
  const daysAt = async (at: string) => (await ruleAt(server.database.reader, kind, new Date(at))).days

  it('holds from its day on, until the day of a newer one', async () => {
    await write('2026-01-01T00:00:00.000Z', 5)
    await write('2027-01-01T00:00:00.000Z', 7)
    await expect(daysAt('2025-12-31T23:59:59.999Z')).rejects.toThrow('no rule test.days holds')
    expect(await daysAt('2026-01-01T00:00:00.000Z')).toBe(5)
    expect(await daysAt('2026-12-31T23:59:59.999Z')).toBe(5)
    expect(await daysAt('2027-01-01T00:00:00.000Z')).toBe(7)
  })

  it('takes another value at once where it is written, and within a second where another process wrote it', async () => {
    await write('2026-01-01T00:00:00.000Z', 6)
    expect(await daysAt('2026-05-01T00:00:00.000Z')).toBe(6)
    const value = { days: 8 }
    await server.database.transaction((db) =>
      db.update(Rule, { name: kind.name, validFrom: new Date('2026-01-01') }, { value }),
    )
    await within(2, async () => (await daysAt('2026-05-01T00:00:00.000Z')) === 8)
    expect(await daysAt('2027-05-01T00:00:00.000Z')).toBe(7)
  })
})
