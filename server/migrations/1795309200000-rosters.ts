import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }

/** Rosters with their rows, and the memberships that came from one. */
export class Rosters1795309200000 implements MigrationInterface {
  name = 'Rosters1795309200000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'rosters',
      [
        c.id('id', { isPrimary: true }),
        c.id('organisation_id'),
        c.short('state', 10),
        c.whole('version'),
        c.short('open_key', 80, optional),
        c.text('file_name'),
        c.short('storage_name', 36, optional),
        c.whole('done'),
        c.whole('total'),
        c.whole('good'),
        c.whole('faulty'),
        c.whole('imported'),
        c.whole('passed_over'),
        c.whole('undone'),
        c.whole('kept'),
        c.text('letters', optional),
        c.short('problem_code', 60, optional),
        c.text('problem_data', optional),
        c.at('uploaded_at'),
        c.id('uploaded_by'),
        c.at('imported_at', optional),
        c.id('imported_by', optional),
        c.at('undone_at', optional),
        c.id('undone_by', optional),
        c.at('cleared_at', optional),
      ],
      [
        { name: 'rosters_open', columns: ['open_key'], unique: true },
        { name: 'rosters_organisation', columns: ['organisation_id', 'id'] },
        { name: 'rosters_state', columns: ['state', 'id'] },
        { name: 'rosters_cleared', columns: ['cleared_at'] },
        { name: 'rosters_storage', columns: ['storage_name'] },
      ],
    )
    await createTable(
      runner,
      'roster_rows',
      [
        c.id('id', { isPrimary: true }),
        c.id('roster_id'),
        c.whole('row_number'),
        c.short('state', 12),
        c.text('facts', optional),
        c.blind('document_index', optional),
        c.short('occupation', 20, optional),
        c.text('findings'),
        c.id('person_id', optional),
        c.id('membership_id', optional),
        c.yes('is_new_person'),
        c.yes('is_phone_given'),
        c.short('kept_reason', 20, optional),
      ],
      [
        { name: 'roster_rows_number', columns: ['roster_id', 'row_number'], unique: true },
        { name: 'roster_rows_state', columns: ['roster_id', 'state', 'row_number'] },
        { name: 'roster_rows_person', columns: ['person_id'] },
      ],
    )
    await addColumns(
      runner,
      'memberships',
      [c.id('roster_id', optional)],
      [{ name: 'memberships_roster', columns: ['roster_id'] }],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'memberships', ['roster_id'], ['memberships_roster'])
    await dropTables(runner, ['roster_rows', 'rosters'])
  }
}
