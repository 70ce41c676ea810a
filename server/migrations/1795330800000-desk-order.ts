import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndexes, dropColumns } from './columns'

/** The orders in which the desk is read. */
export class DeskOrder1795330800000 implements MigrationInterface {
  name = 'DeskOrder1795330800000'

  async up(runner: QueryRunner): Promise<void> {
    await addIndexes(runner, 'work_items', [
      { name: 'work_items_due', columns: ['is_open', 'due_at', 'id'] },
      { name: 'work_items_opened', columns: ['state', 'opened_at', 'id'] },
    ])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'work_items', [], ['work_items_due', 'work_items_opened'])
  }
}
