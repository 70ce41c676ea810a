import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }

/** Complaints, suggestions and questions. */
export class Complaints1795341600000 implements MigrationInterface {
  name = 'Complaints1795341600000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'complaints',
      [
        c.id('id', { isPrimary: true }),
        c.id('person_id'),
        c.short('kind', 12),
        c.short('state', 12),
        c.whole('version'),
        c.yes('is_unnamed'),
        c.id('about_id', optional),
        c.id('organisation_id'),
        c.short('receipt_number', 30),
        c.text('words', optional),
        c.text('answer', optional),
        c.text('follow_up', optional),
        c.text('second_answer', optional),
        c.at('submitted_at'),
        c.at('due_at', optional),
        c.id('decided_by', optional),
        c.at('decided_at', optional),
      ],
      [
        { name: 'complaints_receipt', columns: ['receipt_number'], unique: true },
        { name: 'complaints_person', columns: ['person_id', 'id'] },
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['complaints'])
  }
}
