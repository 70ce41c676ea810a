import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

/** Files that are put into the storage before the row that names them. */
export class BegunFiles1795352400000 implements MigrationInterface {
  name = 'BegunFiles1795352400000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'begun_files',
      [c.short('name', 36, { isPrimary: true }), c.at('created_at')],
      [{ name: 'begun_files_created', columns: ['created_at'] }],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['begun_files'])
  }
}
