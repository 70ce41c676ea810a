import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }

/** Joining events run by staff: their versions and codes, documents seen at them, and the places they are held at. */
export class Events1795312800000 implements MigrationInterface {
  name = 'Events1795312800000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'joining_events', [c.whole('version', { default: 1 }), c.id('wechat_code_file', optional)])
    await addColumns(
      runner,
      'applications',
      [c.at('seen_at', optional), c.id('seen_by', optional), c.id('seen_event_id', optional)],
      [{ name: 'applications_event_submitted', columns: ['event_id', 'submitted_at', 'id'] }],
    )
    await addColumns(runner, 'persons', [c.id('assured_at_event', optional)])
    await createTable(
      runner,
      'event_places',
      [c.id('id', { isPrimary: true }), c.blind('address_hash'), c.id('event_id'), c.at('expires_at')],
      [
        { name: 'event_places_address', columns: ['address_hash', 'event_id'], unique: true },
        { name: 'event_places_event', columns: ['event_id'] },
        { name: 'event_places_expires', columns: ['expires_at'] },
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['event_places'])
    await dropColumns(runner, 'persons', ['assured_at_event'])
    await dropColumns(runner, 'applications', ['seen_at', 'seen_by', 'seen_event_id'], ['applications_event_submitted'])
    await dropColumns(runner, 'joining_events', ['version', 'wechat_code_file'])
  }
}
