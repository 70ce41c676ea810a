import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }

/** The worker's jobs, and accounts that are closed to their holders. */
export class Jobs1795219200000 implements MigrationInterface {
  name = 'Jobs1795219200000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'jobs', [
      c.short('name', 60, { isPrimary: true }),
      c.at('next_at'),
      c.at('last_run_at', optional),
      c.id('holder', optional),
      c.at('leased_until', optional),
    ])
    await addColumns(runner, 'persons', [c.at('disabled_at', optional)])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'persons', ['disabled_at'])
    await dropTables(runner, ['jobs'])
  }
}
