import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const primary = { isPrimary: true }

/** Members whose union became part of another, until they are told. */
export class MergedMembers1795363200000 implements MigrationInterface {
  name = 'MergedMembers1795363200000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'merged_members',
      [c.id('membership_id', primary), c.id('from_id', primary), c.id('into_id'), c.at('merged_at')],
      [{ name: 'merged_members_since', columns: ['merged_at', 'membership_id'] }],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['merged_members'])
  }
}
