import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }
const primary = { isPrimary: true }

/** Tables of the first way: from an event's QR to a membership card. */
export class FirstWay1763683200000 implements MigrationInterface {
  name = 'FirstWay1763683200000'

  async up(runner: QueryRunner): Promise<void> {
    await setExactCollation(runner)
    await createPlatform(runner)
    await createIdentity(runner)
    await createOrganisations(runner)
    await createMessagesAndConsents(runner)
    await createDesk(runner)
    await createMembership(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      'joining_events',
      'memberships',
      'applications',
      'case_steps',
      'work_items',
      'messages',
      'consents',
      'role_grants',
      'organisations',
      'second_factors',
      'sms_codes',
      'sessions',
      'wechat_accounts',
      'persons',
      'rules',
      'audit_rows',
      'budgets',
      'idempotency_keys',
    ])
  }
}

/** The other collations hold 𠮷 = 𠮸 and a = A, and drop trailing blanks: unique keys would refuse wrongly. */
async function setExactCollation(runner: QueryRunner): Promise<void> {
  if (runner.dataSource.options.type === 'better-sqlite3') return
  await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin')
}

async function createPlatform(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'idempotency_keys',
    [c.blind('id', primary), c.blind('fingerprint'), c.text('answer', optional), c.at('created_at')],
    [{ name: 'idempotency_keys_created', columns: ['created_at'] }],
  )
  await createTable(
    runner,
    'budgets',
    [c.short('id', 64, primary), c.whole('used'), c.at('expires_at')],
    [{ name: 'budgets_expires', columns: ['expires_at'] }],
  )
  await createTable(
    runner,
    'audit_rows',
    [
      c.id('id', primary),
      c.at('at'),
      c.id('actor_id', optional),
      c.short('action', 80),
      c.id('target_id', optional),
      c.short('request_id', 36),
      c.short('outcome', 60),
      c.text('facts', optional),
      c.short('mac', 43),
    ],
    [
      { name: 'audit_rows_actor', columns: ['actor_id'] },
      { name: 'audit_rows_target', columns: ['target_id'] },
    ],
  )
  await createTable(
    runner,
    'rules',
    [c.id('id', primary), c.short('name', 60), c.at('valid_from'), c.text('value')],
    [{ name: 'rules_name_from', columns: ['name', 'valid_from'], unique: true }],
  )
}

async function createIdentity(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'persons',
    [
      c.id('id', primary),
      c.text('phone', optional),
      c.blind('phone_index', optional),
      c.text('name', optional),
      c.blind('name_index', optional),
      c.short('document_kind', 20, optional),
      c.text('document_number', optional),
      c.blind('document_index', optional),
      c.short('document_expiry', 10, optional),
      c.short('assurance', 12),
      c.at('assured_at', optional),
      c.id('assured_by', optional),
      c.id('assured_at_case', optional),
      c.at('created_at'),
    ],
    [
      { name: 'persons_phone', columns: ['phone_index'], unique: true },
      { name: 'persons_name', columns: ['name_index'] },
      { name: 'persons_document', columns: ['document_index'], unique: true },
    ],
  )
  await createTable(
    runner,
    'wechat_accounts',
    [c.id('id', primary), c.text('openid'), c.blind('openid_index'), c.id('person_id'), c.at('created_at')],
    [
      { name: 'wechat_accounts_openid', columns: ['openid_index'], unique: true },
      { name: 'wechat_accounts_person', columns: ['person_id'] },
    ],
  )
  await createTable(
    runner,
    'sessions',
    [
      c.id('id', primary),
      c.short('token_hash', 43),
      c.id('person_id'),
      c.at('created_at'),
      c.at('last_seen_at'),
      c.at('ended_at', optional),
      c.at('second_factor_at', optional),
    ],
    [
      { name: 'sessions_token', columns: ['token_hash'], unique: true },
      { name: 'sessions_person', columns: ['person_id'] },
    ],
  )
  await createTable(
    runner,
    'sms_codes',
    [
      c.id('id', primary),
      c.blind('phone_index'),
      c.short('code_hash', 43),
      c.whole('tries_left'),
      c.at('created_at'),
      c.at('expires_at'),
      c.at('used_at', optional),
    ],
    [{ name: 'sms_codes_phone', columns: ['phone_index', 'created_at'] }],
  )
  await createTable(runner, 'second_factors', [
    c.id('person_id', primary),
    c.text('secret'),
    c.at('created_at'),
    c.at('confirmed_at', optional),
    c.whole('last_step'),
  ])
}

async function createOrganisations(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'organisations',
    [
      c.id('id', primary),
      c.id('parent_id', optional),
      c.short('path', 200),
      c.short('name', 120),
      c.short('kind', 12),
      c.short('credit_code', 18, optional),
      c.short('region_code', 12, optional),
      c.short('district', 60, optional),
      c.short('address', 200, optional),
      c.short('contact_phone', 30, optional),
      c.short('hours', 100, optional),
      c.yes('accepts_applications'),
      c.at('created_at'),
    ],
    [
      { name: 'organisations_parent', columns: ['parent_id'] },
      { name: 'organisations_path', columns: ['path'], unique: true },
      { name: 'organisations_credit_code', columns: ['credit_code'], unique: true },
      { name: 'organisations_region', columns: ['region_code'] },
    ],
  )
  await createTable(
    runner,
    'role_grants',
    [
      c.id('id', primary),
      c.id('person_id'),
      c.id('organisation_id'),
      c.short('role', 20),
      c.at('granted_at'),
      c.at('ended_at', optional),
    ],
    [
      { name: 'role_grants_person', columns: ['person_id'] },
      { name: 'role_grants_organisation', columns: ['organisation_id'] },
    ],
  )
}

async function createMessagesAndConsents(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'consents',
    [c.id('id', primary), c.id('person_id'), c.short('purpose', 20), c.short('notice_version', 20), c.at('given_at')],
    [{ name: 'consents_person', columns: ['person_id', 'purpose', 'notice_version'], unique: true }],
  )
  await createTable(
    runner,
    'messages',
    [
      c.id('id', primary),
      c.id('person_id'),
      c.short('template', 80),
      c.text('params'),
      c.short('link', 200, optional),
      c.short('dedupe_key', 120),
      c.at('created_at'),
      c.at('read_at', optional),
    ],
    [
      { name: 'messages_person', columns: ['person_id', 'id'] },
      { name: 'messages_unread', columns: ['person_id', 'read_at'] },
      { name: 'messages_dedupe', columns: ['dedupe_key'], unique: true },
    ],
  )
}

async function createDesk(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'work_items',
    [
      c.id('id', primary),
      c.short('kind', 40),
      c.short('feature', 20),
      c.short('state', 20),
      c.whole('version'),
      c.id('subject_id'),
      c.text('subject'),
      c.blind('subject_index'),
      c.blind('phone_index', optional),
      c.blind('document_index', optional),
      c.short('case_number', 30),
      c.short('route', 20),
      c.id('organisation_id'),
      c.short('role', 20),
      c.yes('is_open'),
      c.at('opened_at'),
      c.at('due_at', optional),
      c.id('assignee_id', optional),
    ],
    [
      { name: 'work_items_queue', columns: ['is_open', 'organisation_id', 'due_at', 'id'] },
      { name: 'work_items_assignee', columns: ['is_open', 'assignee_id'] },
      { name: 'work_items_subject', columns: ['subject_index'] },
      { name: 'work_items_phone', columns: ['phone_index'] },
      { name: 'work_items_document', columns: ['document_index'] },
      { name: 'work_items_number', columns: ['case_number'], unique: true },
    ],
  )
  await createTable(
    runner,
    'case_steps',
    [
      c.id('id', primary),
      c.id('case_id'),
      c.short('step', 20),
      c.at('at'),
      c.id('actor_id'),
      c.id('organisation_id', optional),
      c.text('details', optional),
    ],
    [{ name: 'case_steps_case', columns: ['case_id', 'id'] }],
  )
}

async function createMembership(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'applications',
    [
      c.id('id', primary),
      c.id('person_id'),
      c.id('open_key', optional),
      c.short('state', 12),
      c.whole('version'),
      c.short('route', 12, optional),
      c.id('organisation_id', optional),
      c.id('event_id', optional),
      c.text('name', optional),
      c.blind('name_index', optional),
      c.short('document_kind', 20),
      c.text('document_number', optional),
      c.blind('document_index', optional),
      c.short('document_expiry', 10, optional),
      c.short('occupation', 20, optional),
      c.short('workplace', 80, optional),
      c.text('signature', optional),
      c.yes('is_signed'),
      c.short('receipt_number', 30, optional),
      c.at('created_at'),
      c.at('submitted_at', optional),
      c.at('due_at', optional),
      c.at('decided_at', optional),
      c.id('decided_by', optional),
      c.text('returned_items', optional),
      c.text('remark', optional),
      c.id('previous_id', optional),
    ],
    [
      { name: 'applications_person', columns: ['person_id', 'id'] },
      { name: 'applications_open', columns: ['open_key'], unique: true },
      { name: 'applications_organisation', columns: ['organisation_id'] },
      { name: 'applications_event', columns: ['event_id'] },
      { name: 'applications_name', columns: ['name_index'] },
      { name: 'applications_document', columns: ['document_index'] },
      { name: 'applications_receipt', columns: ['receipt_number'], unique: true },
    ],
  )
  await createTable(
    runner,
    'memberships',
    [
      c.id('id', primary),
      c.id('person_id'),
      c.id('current_key', optional),
      c.id('organisation_id'),
      c.short('state', 14),
      c.short('number', 14),
      c.at('since'),
      c.at('until', optional),
      c.id('application_id', optional),
    ],
    [
      { name: 'memberships_person', columns: ['person_id', 'id'] },
      { name: 'memberships_current', columns: ['current_key'], unique: true },
      { name: 'memberships_organisation', columns: ['organisation_id'] },
      { name: 'memberships_number', columns: ['number'], unique: true },
    ],
  )
  await createTable(
    runner,
    'joining_events',
    [
      c.id('id', primary),
      c.short('code', 8),
      c.id('organisation_id'),
      c.short('name', 80),
      c.short('place', 120),
      c.short('gift', 80, optional),
      c.at('starts_at'),
      c.at('ends_at'),
      c.at('closed_at', optional),
    ],
    [
      { name: 'joining_events_code', columns: ['code'], unique: true },
      { name: 'joining_events_organisation', columns: ['organisation_id'] },
      { name: 'joining_events_ends', columns: ['ends_at'] },
    ],
  )
}
