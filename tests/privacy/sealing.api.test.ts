import { Application } from '../../server/membership/entities'
import { Privacy1795327200000 } from '../../server/migrations/1795327200000-privacy'
import { onEveryDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { useServer } from '../support/server'

onEveryDatabase('Workplaces that were in clear', (make) => {
  const server = useServer(make)

  it('are sealed where they stand when the schema moves on, and found by the same keyed hash', async () => {
    const person = await newPerson(server)
    const { id } = await submitted(person, { workplace: '老地方快递站' })
    const { source } = server.database
    const before = await server.database.reader.findOneByOrFail(Application, { id })
    const inClear = async () =>
      (await source.query('SELECT workplace FROM applications WHERE id = ?', [id]))[0].workplace
    expect(await inClear()).not.toContain('老地方')

    const migration = new Privacy1795327200000()
    const runner = source.createQueryRunner()
    await migration.down(runner)
    expect(await inClear()).toBe('老地方快递站')
    await migration.up(runner)
    await migration.up(runner)
    await runner.release()
    expect(await inClear()).not.toContain('老地方')
    const after = await server.database.reader.findOneByOrFail(Application, { id })
    expect(after).toMatchObject({ workplace: '老地方快递站', workplaceIndex: before.workplaceIndex })
    expect((await person.privacy.listConsents()).items).toHaveLength(2)
  })
})
