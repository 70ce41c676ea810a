import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, dropColumns } from './columns'

/** Until when the result of a contest is looked over, and until when it is out. */
export class ContestReviews1795386000000 implements MigrationInterface {
  name = 'ContestReviews1795386000000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'contests', [
      c.at('review_due_at', { isNullable: true }),
      c.at('result_due_at', { isNullable: true }),
    ])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'contests', ['review_due_at', 'result_due_at'])
  }
}
