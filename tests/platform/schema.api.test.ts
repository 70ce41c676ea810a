import { readServerConfig } from '../../config/server'
import { setKeys } from '../../server/platform/crypto'
import { type Database, openDatabase } from '../../server/platform/db'
import { schema } from '../../server/schema'
import { onEveryDatabase, type TestDatabase } from '../support/databases'

onEveryDatabase('The schema', (make) => {
  let target: TestDatabase
  let database: Database
  beforeAll(async () => {
    target = await make()
    const config = readServerConfig({ NODE_ENV: 'test', ...target.env })
    setKeys(config.keys)
    database = await openDatabase(config, schema)
  })
  afterAll(async () => {
    await database.close()
    await target.drop()
  })
  const differences = async () =>
    (await database.source.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query)

  it('that the migrations make is the one the entities describe', async () => {
    expect(await differences()).toEqual([])
  })

  it('goes down and up again', async () => {
    const { source } = database
    for (const _ of source.migrations) await source.undoLastMigration()
    const [{ tables }] = await source.query(
      source.options.type === 'better-sqlite3'
        ? "SELECT COUNT(*) AS tables FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migrations', 'sqlite_sequence')"
        : "SELECT COUNT(*) AS tables FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migrations'",
    )
    expect(Number(tables)).toBe(0)
    await source.runMigrations()
    expect(await differences()).toEqual([])
  })

  it('is finished by a second run where the first was killed half way', async () => {
    const { source } = database
    await source.query('DROP TABLE joining_events')
    await source.query(
      source.options.type === 'better-sqlite3'
        ? 'DROP INDEX memberships_number'
        : 'ALTER TABLE memberships DROP INDEX memberships_number',
    )
    await source.query('DELETE FROM migrations')
    await source.runMigrations()
    expect(await differences()).toEqual([])
  })
})
