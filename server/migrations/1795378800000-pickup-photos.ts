import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c } from './columns'

/** Photos of who asks for a child are kept as all pictures are: the column meant for them was never written. */
export class PickupPhotos1795378800000 implements MigrationInterface {
  name = 'PickupPhotos1795378800000'

  async up(runner: QueryRunner): Promise<void> {
    const table = (await runner.getTable('pickup_requests'))!
    if (table.findColumnByName('photo')) await runner.query('ALTER TABLE pickup_requests DROP COLUMN photo')
  }

  async down(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'pickup_requests', [c.short('photo', 120, { isNullable: true })])
  }
}
