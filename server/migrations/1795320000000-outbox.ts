import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }

/** Messages that go out by SMS and WeChat, and who allowed how many of the latter. */
export class Outbox1795320000000 implements MigrationInterface {
  name = 'Outbox1795320000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'deliveries',
      [
        c.id('id', { isPrimary: true }),
        c.id('message_id'),
        c.id('person_id'),
        c.id('organisation_id', optional),
        c.short('template', 80),
        c.short('channel', 10),
        c.text('recipient', optional),
        c.short('state', 10),
        c.whole('tries'),
        c.whole('asks'),
        c.at('next_at'),
        c.id('holder', optional),
        c.id('reference', optional),
        c.at('sending_since', optional),
        c.short('provider_id', 64, optional),
        c.short('error_code', 64, optional),
        c.at('created_at'),
        c.at('ended_at', optional),
        c.at('attention_at', optional),
      ],
      [
        { name: 'deliveries_message', columns: ['message_id', 'channel'], unique: true },
        { name: 'deliveries_due', columns: ['channel', 'state', 'next_at'] },
        { name: 'deliveries_attention', columns: ['attention_at', 'id'] },
        { name: 'deliveries_person', columns: ['person_id'] },
      ],
    )
    await createTable(
      runner,
      'subscriptions',
      [
        c.id('id', { isPrimary: true }),
        c.id('person_id'),
        c.short('kind', 20),
        c.whole('allowed'),
        c.at('answered_at'),
      ],
      [{ name: 'subscriptions_person', columns: ['person_id', 'kind'], unique: true }],
    )
    await addColumns(runner, 'persons', [c.short('locale', 5, optional)])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'persons', ['locale'])
    await dropTables(runner, ['subscriptions', 'deliveries'])
  }
}
