import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }

/** Merchants where coupons are used, and draws of whatever is drawn for, no longer of classes alone. */
export class Merchants1795381800000 implements MigrationInterface {
  name = 'Merchants1795381800000'

  async up(runner: QueryRunner): Promise<void> {
    await createDraws(runner, { draws: 'draws', tickets: 'draw_tickets', pool: 'pool_id' })
    await moveRows(runner, 'class_draws', 'draws', 'class_id', 'pool_id')
    await moveRows(runner, 'class_draw_tickets', 'draw_tickets')
    await dropTables(runner, ['class_draw_tickets', 'class_draws'])
    await createMerchants(runner)
    await createRedemptions(runner)
    await createBars(runner)
    await createEntries(runner)
    await createRisk(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      'claim_reviews',
      'claim_checks',
      'benefit_entries',
      'benefit_bars',
      'redemptions',
      'coupon_codes',
      'campaign_merchants',
      'merchant_clerks',
      'merchants',
    ])
    await createDraws(runner, { draws: 'class_draws', tickets: 'class_draw_tickets', pool: 'class_id' })
    await moveRows(runner, 'draws', 'class_draws', 'pool_id', 'class_id')
    await moveRows(runner, 'draw_tickets', 'class_draw_tickets')
    await dropTables(runner, ['draw_tickets', 'draws'])
  }
}

async function createDraws(runner: QueryRunner, names: { draws: string; tickets: string; pool: string }) {
  const { draws, tickets, pool } = names
  await createTable(
    runner,
    draws,
    [
      c.id('id', { isPrimary: true }),
      c.id(pool),
      c.id('live_key', optional),
      c.text('secret'),
      c.short('secret_hash', 64),
      c.short('source', 200),
      c.short('list_hash', 64, optional),
      c.at('frozen_at', optional),
      c.short('public_value', 200, optional),
      c.at('drawn_at', optional),
      c.id('drawn_by', optional),
      c.whole('seats', optional),
      c.short('void_reason', 40, optional),
      c.at('created_at'),
    ],
    [
      { name: `${draws}_${pool.replace('_id', '')}`, columns: [pool, 'id'] },
      { name: `${draws}_live`, columns: ['live_key'], unique: true },
      { name: `${draws}_frozen`, columns: ['frozen_at', 'id'] },
    ],
  )
  await createTable(
    runner,
    tickets,
    [
      c.id('id', { isPrimary: true }),
      c.id('draw_id'),
      c.whole('number'),
      c.short('ticket', 20),
      c.whole('seats'),
      c.whole('rank_number', optional),
      c.whole('withdrawn'),
      c.at('tell_at', optional),
    ],
    [
      { name: `${tickets}_number`, columns: ['draw_id', 'number'], unique: true },
      { name: `${tickets}_told`, columns: ['tell_at', 'id'] },
    ],
  )
}

/** Copies what is not there yet: a run that was killed between copying and dropping does no harm. */
async function moveRows(runner: QueryRunner, from: string, to: string, before = '', after = ''): Promise<void> {
  const table = await runner.getTable(from)
  if (!table) return
  const names = table.columns.map(({ name }) => name)
  const renamed = names.map((name) => (name === before ? after : name))
  await runner.query(`INSERT INTO ${to} (${renamed.join(', ')}) SELECT ${names.join(', ')} FROM ${from}
    WHERE id NOT IN (SELECT id FROM ${to})`)
}

async function createMerchants(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'merchants',
    [
      c.id('id', { isPrimary: true }),
      c.id('organisation_id'),
      c.whole('version'),
      c.text('content'),
      c.whole('latitude_micro', optional),
      c.whole('longitude_micro', optional),
      c.at('closed_at', optional),
      c.at('created_at'),
    ],
    [{ name: 'merchants_organisation', columns: ['organisation_id', 'id'] }],
  )
  await createTable(
    runner,
    'merchant_clerks',
    [
      c.id('id', { isPrimary: true }),
      c.id('merchant_id'),
      c.id('person_id'),
      c.short('live_key', 80, optional),
      c.text('name', optional),
      c.id('added_by'),
      c.at('added_at'),
      c.at('ended_at', optional),
    ],
    [
      { name: 'merchant_clerks_merchant', columns: ['merchant_id', 'ended_at', 'id'] },
      { name: 'merchant_clerks_person', columns: ['person_id', 'ended_at', 'id'] },
      { name: 'merchant_clerks_live', columns: ['live_key'], unique: true },
    ],
  )
  await createTable(
    runner,
    'campaign_merchants',
    [c.id('id', { isPrimary: true }), c.id('campaign_id'), c.id('merchant_id')],
    [
      { name: 'campaign_merchants_once', columns: ['campaign_id', 'merchant_id'], unique: true },
      { name: 'campaign_merchants_merchant', columns: ['merchant_id', 'campaign_id'] },
    ],
  )
}

async function createRedemptions(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'coupon_codes',
    [c.id('id', { isPrimary: true }), c.id('coupon_id'), c.blind('code_hash'), c.at('expires_at')],
    [
      { name: 'coupon_codes_coupon', columns: ['coupon_id'] },
      { name: 'coupon_codes_hash', columns: ['code_hash'], unique: true },
      { name: 'coupon_codes_expires', columns: ['expires_at'] },
    ],
  )
  await createTable(
    runner,
    'redemptions',
    [
      c.id('id', { isPrimary: true }),
      c.id('coupon_id'),
      c.id('live_key', optional),
      c.id('campaign_id'),
      c.id('merchant_id'),
      c.id('clerk_id'),
      c.fen('value_fen'),
      c.at('redeemed_at'),
      c.at('undone_at', optional),
    ],
    [
      { name: 'redemptions_merchant', columns: ['merchant_id', 'redeemed_at', 'id'] },
      {
        name: 'redemptions_settled',
        columns: ['merchant_id', 'redeemed_at', 'undone_at', 'campaign_id', 'value_fen'],
      },
      { name: 'redemptions_coupon', columns: ['coupon_id', 'id'] },
      { name: 'redemptions_clerk', columns: ['clerk_id', 'id'] },
      { name: 'redemptions_live', columns: ['live_key'], unique: true },
    ],
  )
}

const createBars = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'benefit_bars',
    [
      c.id('id', { isPrimary: true }),
      c.short('case_number', 30),
      c.id('person_id'),
      c.id('organisation_id'),
      c.id('campaign_id'),
      c.id('coupon_id'),
      c.short('state', 10),
      c.whole('version'),
      c.at('expired_at'),
      c.short('until_day', 10),
      c.text('appeal', optional),
      c.at('appealed_at', optional),
      c.text('answer', optional),
      c.id('decided_by', optional),
      c.at('decided_at', optional),
      c.at('due_at', optional),
      c.at('created_at'),
    ],
    [
      { name: 'benefit_bars_number', columns: ['case_number'], unique: true },
      { name: 'benefit_bars_coupon', columns: ['coupon_id'], unique: true },
      { name: 'benefit_bars_person', columns: ['person_id', 'until_day', 'id'] },
    ],
  )

const createEntries = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'benefit_entries',
    [
      c.id('id', { isPrimary: true }),
      c.id('campaign_id'),
      c.id('person_id'),
      c.short('ticket', 20),
      c.short('state', 10),
      c.at('entered_at'),
    ],
    [
      { name: 'benefit_entries_right', columns: ['campaign_id', 'person_id'], unique: true },
      { name: 'benefit_entries_ticket', columns: ['campaign_id', 'ticket'], unique: true },
      { name: 'benefit_entries_person', columns: ['person_id', 'id'] },
    ],
  )

async function createRisk(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'claim_checks',
    [
      c.id('id', { isPrimary: true }),
      c.id('person_id'),
      c.whole('risk_rank', optional),
      c.at('checked_at'),
      c.blind('answer_hash', optional),
      c.at('passed_at', optional),
    ],
    [
      { name: 'claim_checks_person', columns: ['person_id'], unique: true },
      { name: 'claim_checks_checked', columns: ['checked_at'] },
    ],
  )
  await createTable(
    runner,
    'claim_reviews',
    [
      c.id('id', { isPrimary: true }),
      c.short('case_number', 30),
      c.id('person_id'),
      c.id('organisation_id'),
      c.id('campaign_id'),
      c.id('coupon_id'),
      c.short('reason', 10),
      c.short('state', 10),
      c.whole('version'),
      c.text('remark', optional),
      c.id('decided_by', optional),
      c.at('decided_at', optional),
      c.at('due_at', optional),
      c.at('created_at'),
    ],
    [
      { name: 'claim_reviews_number', columns: ['case_number'], unique: true },
      { name: 'claim_reviews_coupon', columns: ['coupon_id'], unique: true },
      { name: 'claim_reviews_person', columns: ['person_id', 'id'] },
    ],
  )
}
