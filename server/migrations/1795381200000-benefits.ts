import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }

/** Benefits: campaigns, the coupons they give, qualifying acts, and what was put right. */
export class Benefits1795381200000 implements MigrationInterface {
  name = 'Benefits1795381200000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'benefit_campaigns',
      [
        c.id('id', { isPrimary: true }),
        c.id('organisation_id'),
        c.short('state', 10),
        c.whole('version'),
        c.text('content'),
        c.short('way', 8),
        c.short('occasion', 8, optional),
        c.id('event_id', optional),
        c.whole('stock'),
        c.whole('granted'),
        c.whole('last_order'),
        c.at('opens_at'),
        c.at('closes_at'),
        c.at('published_at', optional),
        c.short('stop_reason', 200, optional),
        c.at('announced_at', optional),
        c.id('told_to', optional),
        c.at('told_at', optional),
        c.at('created_at'),
      ],
      [
        { name: 'benefit_campaigns_listed', columns: ['state', 'closes_at', 'id'] },
        { name: 'benefit_campaigns_organisation', columns: ['organisation_id', 'id'] },
        { name: 'benefit_campaigns_gifts', columns: ['way', 'state', 'occasion', 'event_id'] },
      ],
    )
    await createTable(
      runner,
      'benefit_coupons',
      [
        c.id('id', { isPrimary: true }),
        c.id('campaign_id'),
        c.id('person_id'),
        c.whole('order_number'),
        c.short('state', 8),
        c.short('hold_reason', 10, optional),
        c.at('valid_until'),
        c.at('used_at', optional),
        c.at('reminded_at', optional),
        c.at('given_at'),
      ],
      [
        { name: 'benefit_coupons_right', columns: ['campaign_id', 'person_id'], unique: true },
        { name: 'benefit_coupons_person', columns: ['person_id', 'id'] },
        { name: 'benefit_coupons_due', columns: ['state', 'valid_until', 'id'] },
        { name: 'benefit_coupons_counted', columns: ['campaign_id', 'state'] },
      ],
    )
    await createTable(
      runner,
      'benefit_acts',
      [
        c.id('id', { isPrimary: true }),
        c.id('campaign_id'),
        c.id('person_id'),
        c.short('reference', 80),
        c.whole('order_number'),
        c.short('decision', 40),
        c.id('coupon_id', optional),
        c.at('at'),
      ],
      [
        { name: 'benefit_acts_reference', columns: ['campaign_id', 'reference'], unique: true },
        { name: 'benefit_acts_order', columns: ['campaign_id', 'order_number'], unique: true },
        { name: 'benefit_acts_person', columns: ['person_id', 'id'] },
      ],
    )
    await createTable(
      runner,
      'benefit_corrections',
      [
        c.id('id', { isPrimary: true }),
        c.id('campaign_id'),
        c.id('actor_id'),
        c.short('reason', 200),
        c.text('changed_from'),
        c.at('at'),
      ],
      [{ name: 'benefit_corrections_campaign', columns: ['campaign_id', 'id'] }],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['benefit_corrections', 'benefit_acts', 'benefit_coupons', 'benefit_campaigns'])
  }
}
