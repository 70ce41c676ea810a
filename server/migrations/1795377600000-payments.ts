import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndexes, columns as c, createTable, dropColumns, dropTables, requireColumns } from './columns'

const optional = { isNullable: true }

/** Payments are of claims and of whatever else a union pays; refunds of classes have a life of their own. */
export class Payments1795377600000 implements MigrationInterface {
  name = 'Payments1795377600000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'payments', [c.short('source', 10, optional), c.short('number', 30, optional)])
    await fillSources(runner)
    await requireColumns(runner, 'payments', ['source', 'number'])
    await addIndexes(runner, 'payments', [
      { name: 'payments_source', columns: ['source', 'source_id', 'attempt'], unique: true },
    ])
    await dropColumns(runner, 'payments', [], ['payments_attempt'])
    await createRefunds(runner)
    await dropColumns(runner, 'class_fees', ['refund_fen', 'payee', 'refund_state'])
  }

  async down(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'class_fees', [
      c.fen('refund_fen', { default: 0 }),
      c.text('payee', optional),
      c.short('refund_state', 10, optional),
    ])
    await dropTables(runner, ['class_refunds'])
    await runner.query("DELETE FROM payments WHERE source <> 'claim'")
    await runner.query('ALTER TABLE payments RENAME COLUMN source_id TO claim_id')
    await addIndexes(runner, 'payments', [{ name: 'payments_attempt', columns: ['claim_id', 'attempt'], unique: true }])
    await dropColumns(runner, 'payments', ['source', 'number'], ['payments_source'])
  }
}

/** What was paid until now were claims. Renamed last: where the old name is gone, everything was filled. */
async function fillSources(runner: QueryRunner): Promise<void> {
  const table = (await runner.getTable('payments'))!
  if (!table.columns.some(({ name }) => name === 'claim_id')) return
  await runner.query(`UPDATE payments SET source = 'claim',
    number = COALESCE((SELECT claim_number FROM claims WHERE claims.id = payments.claim_id), reference)`)
  await runner.query('ALTER TABLE payments RENAME COLUMN claim_id TO source_id')
}

const createRefunds = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'class_refunds',
    [
      c.id('id', { isPrimary: true }),
      c.short('case_number', 30),
      c.id('fee_id'),
      c.id('live_key', optional),
      c.id('person_id'),
      c.id('organisation_id'),
      c.short('state', 10),
      c.whole('version'),
      c.fen('amount_fen'),
      c.text('reason', optional),
      c.id('asked_by'),
      c.at('asked_at'),
      c.id('decided_by', optional),
      c.at('decided_at', optional),
      c.short('approved_print', 43, optional),
      c.text('payee', optional),
      c.at('due_at', optional),
      c.at('paid_at', optional),
    ],
    [
      { name: 'class_refunds_number', columns: ['case_number'], unique: true },
      { name: 'class_refunds_live', columns: ['live_key'], unique: true },
      { name: 'class_refunds_batchable', columns: ['state', 'organisation_id', 'id'] },
      { name: 'class_refunds_person', columns: ['person_id', 'id'] },
    ],
  )
