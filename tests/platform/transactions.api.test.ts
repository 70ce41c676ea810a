import { readServerConfig } from '../../config/server'
import { setKeys } from '../../server/platform/crypto'
import { type Database, type Db, openDatabase } from '../../server/platform/db'
import { Budget } from '../../server/platform/entities'
import { schema } from '../../server/schema'
import { onEveryDatabase, onMariadb, type TestDatabase } from '../support/databases'
import { startRelay } from '../support/relay'

const open = async (env: Record<string, string>): Promise<Database> => {
  const config = readServerConfig({ NODE_ENV: 'test', ...env })
  setKeys(config.keys)
  return openDatabase(config, schema)
}
const addRow = (db: Db, id: string) => db.insert(Budget, { id, used: 0, expiresAt: new Date() })
const usedOf = async (database: Database, id: string) => (await database.reader.findOneByOrFail(Budget, { id })).used
const increment = (db: Db, id: string) =>
  db
    .createQueryBuilder()
    .update(Budget)
    .set({ used: () => 'used + 1' })
    .where({ id })
    .execute()

onEveryDatabase('A transaction', (make) => {
  let target: TestDatabase
  let database: Database
  beforeAll(async () => {
    target = await make()
    database = await open(target.env)
  })
  afterAll(async () => {
    await database.close()
    await target.drop()
  })

  it('leaves nothing behind when it throws', async () => {
    const failing = database.transaction(async (db) => {
      await addRow(db, 'thrown away')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await database.reader.existsBy(Budget, { id: 'thrown away' })).toBe(false)
  })

  it('is not committed once its time is over: whoever waited for it has been sent away', async () => {
    const late = database.transaction((db) => addRow(db, 'too late'), { until: Date.now() })
    await expect(late).rejects.toMatchObject({ code: 'server.busy' })
    expect(await database.reader.existsBy(Budget, { id: 'too late' })).toBe(false)
  })

  it('is not seen by readers before it is committed', async () => {
    await database.transaction(async (db) => {
      await addRow(db, 'not yet')
      expect(await database.reader.existsBy(Budget, { id: 'not yet' })).toBe(false)
    })
    expect(await database.reader.existsBy(Budget, { id: 'not yet' })).toBe(true)
  })

  it('loses no update of a hundred at once', async () => {
    await database.transaction((db) => addRow(db, 'counter'))
    await Promise.all(Array.from({ length: 100 }, () => database.transaction((db) => increment(db, 'counter'))))
    expect(await usedOf(database, 'counter')).toBe(100)
  })
})

onMariadb('A database server', (make) => {
  let target: TestDatabase
  let database: Database
  beforeAll(async () => {
    target = await make()
    database = await open(target.env)
  })
  afterAll(async () => {
    await database.close()
    await target.drop()
  })

  it('a deadlock is met by running the whole of it again', async () => {
    await database.transaction(async (db) => {
      await addRow(db, 'left')
      await addRow(db, 'right')
    })
    let runs = 0
    let arrived = 0
    let meet: () => void
    const bothHoldOne = new Promise<void>((resolve) => {
      meet = resolve
    })
    const cross = (first: string, second: string) =>
      database.transaction(async (db) => {
        runs += 1
        await increment(db, first)
        arrived += 1
        if (arrived === 2) meet()
        await bothHoldOne
        await increment(db, second)
      })
    await Promise.all([cross('left', 'right'), cross('right', 'left')])
    expect(runs).toBe(3)
    expect([await usedOf(database, 'left'), await usedOf(database, 'right')]).toEqual([2, 2])
  })

  it('the next host is used when the first does not answer, and the one after that when it goes away later', async () => {
    const { hostname, port } = new URL(target.env.DATABASE_URL!)
    const relay = await startRelay(hostname, Number(port))
    const url = target.env.DATABASE_URL!.replace(
      `${hostname}:${port}`,
      `127.0.0.1:1,127.0.0.1:${relay.port},${hostname}:${port}`,
    )
    const moving = await open({ ...target.env, DATABASE_URL: url })
    await moving.transaction((db) => addRow(db, 'before'))
    expect(relay.connections()).toBeGreaterThan(0)
    await relay.cut()
    await moving.transaction((db) => addRow(db, 'after'))
    await moving.probe()
    expect(await usedOf(moving, 'after')).toBe(0)
    await moving.close()
  })
})
