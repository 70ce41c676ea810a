import { JoiningEvent } from '../../server/membership'
import { Organisation } from '../../server/organisations'
import type { Db } from '../../server/platform/db'
import { prepareQuery } from '../../server/platform/prepared'
import { onEveryDatabase } from '../support/databases'
import { useServer } from '../support/server'

onEveryDatabase('A prepared query', (make) => {
  const server = useServer(make)
  const events = (db: Db, given: object) =>
    db
      .createQueryBuilder(JoiningEvent, 'event')
      .innerJoinAndSelect('event.organisation', 'organisation')
      .where('event.endsAt > :now AND organisation.acceptsApplications = :accepting', given)
      .orderBy('event.id')

  it('brings the same rows as the builder it is written with, each with what it points to', async () => {
    const { reader } = server.database
    const given = { now: server.clock.now(), accepting: true }
    const expected = await events(reader, given).getMany()
    const found = await prepareQuery(['now', 'accepting'], events).all(reader, given)
    expect(found).toEqual(expected)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]!.organisation!.name).toContain('演示')
  })

  it('takes lists of any length', async () => {
    const { reader } = server.database
    const expected = await reader.createQueryBuilder(Organisation, 'union').orderBy('union.id').getMany()
    const query = prepareQuery(['ids', 'kind'], (db, { ids, kind }) =>
      db
        .createQueryBuilder(Organisation, 'union')
        .where('union.id IN (:...ids) AND union.kind <> :kind', { ids: [ids], kind })
        .orderBy('union.id'),
    )
    for (const some of [expected.slice(0, 1), expected.slice(1, 4), expected]) {
      expect(await query.all(reader, { ids: some.map(({ id }) => id), kind: 'none' })).toEqual(some)
    }
    expect(expected.length).toBeGreaterThan(4)
  })

  it('asks anew with every value', async () => {
    const query = prepareQuery(['now', 'accepting'], events)
    const now = server.clock.now()
    expect(await query.first(server.database.reader, { now, accepting: true })).not.toBeNull()
    expect(await query.first(server.database.reader, { now: new Date('2099-01-01'), accepting: true })).toBeNull()
    expect(await query.first(server.database.reader, { now, accepting: false })).toBeNull()
  })
})
