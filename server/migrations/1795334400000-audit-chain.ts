import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndexes, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }

/** The audit log in a chain, found by who, what and to whom in the order of time. */
export class AuditChain1795334400000 implements MigrationInterface {
  name = 'AuditChain1795334400000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(
      runner,
      'audit_rows',
      [c.whole('sequence', optional), c.short('chain', 43, optional)],
      [
        { name: 'audit_rows_sequence', columns: ['sequence'], unique: true },
        { name: 'audit_rows_at', columns: ['at', 'id'] },
        { name: 'audit_rows_action', columns: ['action', 'at', 'id'] },
        { name: 'audit_rows_actor_at', columns: ['actor_id', 'at', 'id'] },
        { name: 'audit_rows_target_at', columns: ['target_id', 'at', 'id'] },
      ],
    )
    await dropColumns(runner, 'audit_rows', [], ['audit_rows_actor', 'audit_rows_target'])
    await createTable(runner, 'audit_verifications', [
      c.id('id', { isPrimary: true }),
      c.at('at'),
      c.whole('checked_rows'),
      c.text('problems'),
    ])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['audit_verifications'])
    await addIndexes(runner, 'audit_rows', [
      { name: 'audit_rows_actor', columns: ['actor_id'] },
      { name: 'audit_rows_target', columns: ['target_id'] },
    ])
    await dropColumns(
      runner,
      'audit_rows',
      ['chain', 'sequence'],
      ['audit_rows_sequence', 'audit_rows_at', 'audit_rows_action', 'audit_rows_actor_at', 'audit_rows_target_at'],
    )
  }
}
