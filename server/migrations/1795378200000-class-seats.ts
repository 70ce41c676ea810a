import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addIndexes, dropColumns } from './columns'

/** Seats are counted by quota from the index of the queue alone, whatever there is of a class. */
export class ClassSeats1795378200000 implements MigrationInterface {
  name = 'ClassSeats1795378200000'

  async up(runner: QueryRunner): Promise<void> {
    const columns = ['class_id', 'state', 'turn', 'id', 'quota_group']
    await addIndexes(runner, 'class_places', [{ name: 'class_places_turn', columns }])
    await dropColumns(runner, 'class_places', [], ['class_places_class'])
  }

  async down(runner: QueryRunner): Promise<void> {
    const columns = ['class_id', 'state', 'turn']
    await addIndexes(runner, 'class_places', [{ name: 'class_places_class', columns }])
    await dropColumns(runner, 'class_places', [], ['class_places_turn'])
  }
}
