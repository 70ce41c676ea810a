import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }

/** Classes: terms, sites and classes, children and guardians, bookings and draws, workers, days, and what comes after a term. */
export class Classes1795374000000 implements MigrationInterface {
  name = 'Classes1795374000000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'class_terms',
      [
        c.id('id', { isPrimary: true }),
        c.id('organisation_id'),
        c.whole('version'),
        c.short('name', 60),
        c.short('from_day', 10),
        c.short('to_day', 10),
        c.id('copied_from_id', optional),
        c.at('closed_at', optional),
        c.at('created_at'),
      ],
      [{ name: 'class_terms_organisation', columns: ['organisation_id', 'id'] }],
    )
    await createTable(
      runner,
      'class_sites',
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
      [{ name: 'class_sites_organisation', columns: ['organisation_id', 'id'] }],
    )
    await createTable(
      runner,
      'classes',
      [
        c.id('id', { isPrimary: true }),
        c.id('organisation_id'),
        c.id('term_id'),
        c.id('site_id'),
        c.short('state', 10),
        c.whole('version'),
        c.text('content'),
        c.short('kind', 10),
        c.whole('grade_from'),
        c.whole('grade_to'),
        c.whole('seats'),
        c.at('opens_at'),
        c.at('closes_at'),
        c.whole('last_order'),
        c.at('allotted_at', optional),
        c.at('published_at', optional),
        c.at('ended_at', optional),
        c.id('merged_into_id', optional),
        c.short('end_reason', 200, optional),
        c.at('told_at', optional),
        c.at('created_at'),
      ],
      [
        { name: 'classes_term', columns: ['term_id', 'id'] },
        { name: 'classes_listed', columns: ['state', 'closes_at', 'id'] },
        { name: 'classes_organisation', columns: ['organisation_id', 'id'] },
      ],
    )
    await createTable(
      runner,
      'children',
      [
        c.id('id', { isPrimary: true }),
        c.whole('version'),
        c.text('name'),
        c.blind('name_index'),
        c.text('birth_date'),
        c.short('document_kind', 20),
        c.text('document_number'),
        c.blind('document_index', optional),
        c.text('entry_year'),
        c.text('health', optional),
        c.text('contacts', optional),
        c.id('created_by'),
        c.at('created_at'),
        c.at('erased_at', optional),
      ],
      [
        { name: 'children_name', columns: ['name_index'] },
        { name: 'children_document', columns: ['document_index'], unique: true },
      ],
    )
    await createTable(
      runner,
      'guardianships',
      [
        c.id('id', { isPrimary: true }),
        c.id('child_id'),
        c.id('person_id'),
        c.short('relation', 16),
        c.short('state', 10),
        c.whole('version'),
        c.short('live_key', 80, optional),
        c.text('told', optional),
        c.id('organisation_id'),
        c.short('case_number', 30),
        c.at('due_at', optional),
        c.text('remark', optional),
        c.id('decided_by', optional),
        c.at('decided_at', optional),
        c.at('created_at'),
      ],
      [
        { name: 'guardianships_person', columns: ['person_id', 'id'] },
        { name: 'guardianships_child', columns: ['child_id', 'id'] },
        { name: 'guardianships_live', columns: ['live_key'], unique: true },
      ],
    )
    await createTable(
      runner,
      'collectors',
      [
        c.id('id', { isPrimary: true }),
        c.id('child_id'),
        c.text('name'),
        c.text('phone'),
        c.text('relation'),
        c.id('added_by'),
        c.at('created_at'),
        c.at('removed_at', optional),
      ],
      [{ name: 'collectors_child', columns: ['child_id', 'id'] }],
    )
    await createTable(
      runner,
      'priority_claims',
      [
        c.id('id', { isPrimary: true }),
        c.id('person_id'),
        c.short('group', 14),
        c.short('state', 10),
        c.whole('version'),
        c.short('live_key', 60, optional),
        c.id('organisation_id'),
        c.short('case_number', 30),
        c.at('due_at', optional),
        c.text('remark', optional),
        c.id('decided_by', optional),
        c.at('decided_at', optional),
        c.at('created_at'),
      ],
      [
        { name: 'priority_claims_person', columns: ['person_id', 'id'] },
        { name: 'priority_claims_live', columns: ['live_key'], unique: true },
      ],
    )
    await createTable(
      runner,
      'child_pictures',
      [
        c.id('id', { isPrimary: true }),
        c.id('owner_id'),
        c.whole('slot'),
        c.id('file'),
        c.whole('width'),
        c.whole('height'),
        c.at('created_at'),
      ],
      [{ name: 'child_pictures_slot', columns: ['owner_id', 'slot'], unique: true }],
    )
    await createTable(
      runner,
      'class_bookings',
      [
        c.id('id', { isPrimary: true }),
        c.id('person_id'),
        c.short('ticket', 20),
        c.text('moved_reason', optional),
        c.id('moved_by', optional),
        c.at('created_at'),
      ],
      [
        { name: 'class_bookings_person', columns: ['person_id', 'id'] },
        { name: 'class_bookings_ticket', columns: ['ticket'], unique: true },
      ],
    )
    await createTable(
      runner,
      'class_places',
      [
        c.id('id', { isPrimary: true }),
        c.id('booking_id'),
        c.id('child_id'),
        c.id('class_id'),
        c.short('state', 10),
        c.whole('order_number'),
        c.whole('turn'),
        c.short('live_key', 80, optional),
        c.short('quota_group', 14, optional),
        c.at('expires_at', optional),
        c.short('end_reason', 14, optional),
        c.at('changed_at'),
        c.at('created_at'),
      ],
      [
        { name: 'class_places_class', columns: ['class_id', 'state', 'turn'] },
        { name: 'class_places_booking', columns: ['booking_id', 'id'] },
        { name: 'class_places_child', columns: ['child_id', 'state', 'id'] },
        { name: 'class_places_due', columns: ['state', 'expires_at', 'id'] },
        { name: 'class_places_live', columns: ['live_key'], unique: true },
      ],
    )
    await createTable(
      runner,
      'class_draws',
      [
        c.id('id', { isPrimary: true }),
        c.id('class_id'),
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
        { name: 'class_draws_class', columns: ['class_id', 'id'] },
        { name: 'class_draws_live', columns: ['live_key'], unique: true },
        { name: 'class_draws_frozen', columns: ['frozen_at', 'id'] },
      ],
    )
    await createTable(
      runner,
      'class_draw_tickets',
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
        { name: 'class_draw_tickets_number', columns: ['draw_id', 'number'], unique: true },
        { name: 'class_draw_tickets_told', columns: ['tell_at', 'id'] },
      ],
    )
    await createTable(
      runner,
      'care_workers',
      [
        c.id('id', { isPrimary: true }),
        c.id('organisation_id'),
        c.whole('version'),
        c.id('person_id', optional),
        c.text('name'),
        c.blind('name_index'),
        c.text('phone', optional),
        c.short('duty', 10),
        c.short('checked_on', 10, optional),
        c.yes('is_clear', optional),
        c.short('valid_until', 10, optional),
        c.id('checked_by', optional),
        c.at('ended_at', optional),
        c.at('created_at'),
      ],
      [
        { name: 'care_workers_organisation', columns: ['organisation_id', 'id'] },
        { name: 'care_workers_person', columns: ['person_id'] },
      ],
    )
    await createTable(
      runner,
      'class_duties',
      [
        c.id('id', { isPrimary: true }),
        c.id('class_id'),
        c.id('worker_id'),
        c.short('duty', 10),
        c.short('live_key', 80, optional),
        c.id('assigned_by'),
        c.at('created_at'),
        c.at('ended_at', optional),
      ],
      [
        { name: 'class_duties_class', columns: ['class_id', 'id'] },
        { name: 'class_duties_worker', columns: ['worker_id', 'id'] },
        { name: 'class_duties_live', columns: ['live_key'], unique: true },
      ],
    )
    await createTable(
      runner,
      'class_attendances',
      [
        c.id('id', { isPrimary: true }),
        c.id('class_id'),
        c.id('child_id'),
        c.short('day', 10),
        c.short('mark', 10),
        c.whole('version'),
        c.text('note', optional),
        c.id('recorded_by'),
        c.at('tapped_at', optional),
        c.at('recorded_at'),
      ],
      [
        { name: 'class_attendances_day', columns: ['class_id', 'day', 'child_id'], unique: true },
        { name: 'class_attendances_child', columns: ['child_id', 'day', 'id'] },
      ],
    )
    await createTable(
      runner,
      'class_hand_overs',
      [
        c.id('id', { isPrimary: true }),
        c.id('class_id'),
        c.id('child_id'),
        c.short('day', 10),
        c.short('way', 10),
        c.id('to_id'),
        c.text('name'),
        c.short('proof', 10),
        c.id('recorded_by'),
        c.at('tapped_at', optional),
        c.at('recorded_at'),
      ],
      [
        { name: 'class_hand_overs_day', columns: ['class_id', 'day', 'child_id'], unique: true },
        { name: 'class_hand_overs_child', columns: ['child_id', 'id'] },
      ],
    )
    await createTable(
      runner,
      'pickup_requests',
      [
        c.id('id', { isPrimary: true }),
        c.id('class_id'),
        c.id('child_id'),
        c.short('day', 10),
        c.text('name'),
        c.text('phone', optional),
        c.short('photo', 120, optional),
        c.short('state', 10),
        c.id('asked_by'),
        c.at('asked_at'),
        c.id('answered_by', optional),
        c.at('answered_at', optional),
      ],
      [
        { name: 'pickup_requests_child', columns: ['child_id', 'day', 'id'] },
        { name: 'pickup_requests_class', columns: ['class_id', 'day', 'id'] },
      ],
    )
    await createTable(
      runner,
      'class_logs',
      [
        c.id('id', { isPrimary: true }),
        c.id('class_id'),
        c.short('day', 10),
        c.short('kind', 10),
        c.id('child_id', optional),
        c.text('words'),
        c.text('details', optional),
        c.id('recorded_by'),
        c.at('tapped_at', optional),
        c.at('recorded_at'),
        c.at('guardians_told_at', optional),
      ],
      [{ name: 'class_logs_day', columns: ['class_id', 'day', 'id'] }],
    )
    await createTable(
      runner,
      'class_bars',
      [
        c.id('id', { isPrimary: true }),
        c.id('child_id'),
        c.id('term_id'),
        c.short('term_key', 80),
        c.id('organisation_id'),
        c.short('case_number', 30),
        c.short('state', 10),
        c.whole('version'),
        c.whole('attended'),
        c.whole('asked'),
        c.short('from_day', 10),
        c.short('until_day', 10),
        c.text('appeal', optional),
        c.at('appealed_at', optional),
        c.id('appealed_by', optional),
        c.text('answer', optional),
        c.id('decided_by', optional),
        c.at('decided_at', optional),
        c.at('due_at', optional),
        c.at('created_at'),
      ],
      [
        { name: 'class_bars_child', columns: ['child_id', 'until_day', 'id'] },
        { name: 'class_bars_of_term', columns: ['term_id', 'state'] },
        { name: 'class_bars_term', columns: ['term_key'], unique: true },
      ],
    )
    await createTable(
      runner,
      'class_fees',
      [
        c.id('id', { isPrimary: true }),
        c.id('place_id'),
        c.id('class_id'),
        c.whole('version'),
        c.fen('due_fen'),
        c.fen('paid_fen'),
        c.text('receipt', optional),
        c.short('paid_on', 10, optional),
        c.id('recorded_by', optional),
        c.fen('refund_fen'),
        c.text('payee', optional),
        c.short('refund_state', 10, optional),
        c.at('created_at'),
      ],
      [
        { name: 'class_fees_class', columns: ['class_id', 'id'] },
        { name: 'class_fees_place', columns: ['place_id'], unique: true },
      ],
    )
    await createTable(
      runner,
      'class_ratings',
      [
        c.id('id', { isPrimary: true }),
        c.id('class_id'),
        c.id('person_id'),
        c.whole('stars'),
        c.text('words', optional),
        c.at('created_at'),
      ],
      [{ name: 'class_ratings_person', columns: ['class_id', 'person_id'], unique: true }],
    )
    await createTable(
      runner,
      'class_certificates',
      [c.id('id', { isPrimary: true }), c.id('place_id'), c.short('code', 20), c.whole('attended'), c.at('issued_at')],
      [
        { name: 'class_certificates_place', columns: ['place_id'], unique: true },
        { name: 'class_certificates_code', columns: ['code'], unique: true },
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      'class_certificates',
      'class_ratings',
      'class_fees',
      'class_bars',
      'class_logs',
      'pickup_requests',
      'class_hand_overs',
      'class_attendances',
      'class_duties',
      'care_workers',
      'class_draw_tickets',
      'class_draws',
      'class_places',
      'class_bookings',
      'child_pictures',
      'priority_claims',
      'collectors',
      'guardianships',
      'children',
      'classes',
      'class_sites',
      'class_terms',
    ])
  }
}
