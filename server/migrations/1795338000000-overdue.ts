import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, dropColumns } from './columns'

const optional = { isNullable: true }

/** Cases whose time runs out: whom they were brought to mind, and the union above that has them since. */
export class Overdue1795338000000 implements MigrationInterface {
  name = 'Overdue1795338000000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(
      runner,
      'work_items',
      [c.short('chase', 8, { default: "'none'" }), c.at('chased_at', optional), c.id('moved_up_from_id', optional)],
      [{ name: 'work_items_chase', columns: ['is_open', 'chase', 'due_at', 'id'] }],
    )
    const owners = { name: 'applications_owner', columns: ['owner_id'] }
    await addColumns(runner, 'applications', [c.id('owner_id', optional)], [owners])
    await addColumns(runner, 'membership_transfers', [c.id('owner_id', optional)])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'membership_transfers', ['owner_id'])
    await dropColumns(runner, 'applications', ['owner_id'], ['applications_owner'])
    await dropColumns(runner, 'work_items', ['chase', 'chased_at', 'moved_up_from_id'], ['work_items_chase'])
  }
}
