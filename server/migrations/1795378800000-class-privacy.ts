import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndexes, columns as c, dropColumns } from './columns'

/**
 * Photos of who asks for a child are kept as all pictures are: the column meant for them was never written. And what somebody
 * thinks of classes is found by who thinks so.
 */
export class ClassPrivacy1795378800000 implements MigrationInterface {
  name = 'ClassPrivacy1795378800000'

  async up(runner: QueryRunner): Promise<void> {
    const table = (await runner.getTable('pickup_requests'))!
    if (table.findColumnByName('photo')) await runner.query('ALTER TABLE pickup_requests DROP COLUMN photo')
    await addIndexes(runner, 'class_ratings', [{ name: 'class_ratings_own', columns: ['person_id', 'id'] }])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'class_ratings', [], ['class_ratings_own'])
    await addColumns(runner, 'pickup_requests', [c.short('photo', 120, { isNullable: true })])
  }
}
