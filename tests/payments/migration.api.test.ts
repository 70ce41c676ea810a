import { readServerConfig } from '../../config/server'
import { setKeys } from '../../server/platform/crypto'
import { type Database, openDatabase } from '../../server/platform/db'
import { newId } from '../../server/platform/random'
import { schema } from '../../server/schema'
import { onEveryDatabase, type TestDatabase } from '../support/databases'

onEveryDatabase('Payments from before there were others than of claims', (make) => {
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

  const insert = (table: string, row: Record<string, unknown>) => {
    const places = Object.keys(row).map(() => '?')
    const sql = `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`
    return database.source.query(sql, Object.values(row))
  }

  it('are kept, each with the number of its claim', async () => {
    const { source } = database
    const runner = source.createQueryRunner()
    while (await runner.hasColumn('payments', 'source')) await source.undoLastMigration()
    await runner.release()
    const [id, claimId] = [newId(), newId()]
    const made = { claimant_id: newId(), claimant_role: 'self', was_returned: 0, created_at: '2026-11-01 00:00:00.000' }
    await insert('claims', {
      ...{ id: claimId, claim_number: 'LP-1', state: 'paid', version: 4, organisation_id: newId() },
      ...made,
    })
    const payment = {
      batch_id: newId(),
      attempt: 1,
      state: 'paid',
      amount_fen: 12_000,
      payee: 'x',
      approved_print: 'x',
    }
    await insert('payments', { ...payment, id, claim_id: claimId, reference: 'ZF-1' })
    await insert('payments', { ...payment, id: newId(), claim_id: newId(), reference: 'ZF-2' })
    await source.runMigrations()
    const rows = await source.query('SELECT source, source_id AS sourceId, number FROM payments ORDER BY reference')
    expect(rows).toEqual([
      { source: 'claim', sourceId: claimId, number: 'LP-1' },
      { source: 'claim', sourceId: expect.any(String), number: 'ZF-2' },
    ])
    await expect(
      insert('payments', {
        ...payment,
        id: newId(),
        source: 'claim',
        source_id: claimId,
        number: 'LP-1',
        reference: 'ZF-3',
      }),
    ).rejects.toThrow()
  })
})
