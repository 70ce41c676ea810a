import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }

/** Mutual aid: plans, covers, claims with their papers, and what the bank pays. */
export class Insurance1795370400000 implements MigrationInterface {
  name = 'Insurance1795370400000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'plans',
      [
        c.id('id', { isPrimary: true }),
        c.id('organisation_id'),
        c.whole('version'),
        c.text('draft', optional),
        c.whole('published'),
        c.at('closed_at', optional),
        c.at('created_at'),
      ],
      [{ name: 'plans_organisation', columns: ['organisation_id'] }],
    )
    await createTable(
      runner,
      'plan_versions',
      [
        c.id('id', { isPrimary: true }),
        c.id('plan_id'),
        c.whole('number'),
        c.text('content'),
        c.short('valid_from', 10),
        c.id('published_by'),
        c.at('published_at'),
      ],
      [{ name: 'plan_versions_number', columns: ['plan_id', 'number'], unique: true }],
    )
    await createTable(
      runner,
      'covers',
      [
        c.id('id', { isPrimary: true }),
        c.id('person_id'),
        c.id('plan_id'),
        c.id('plan_version_id'),
        c.id('organisation_id'),
        c.short('source', 10),
        c.id('source_id'),
        c.short('current_key', 80, optional),
        c.short('from_day', 10),
        c.short('to_day', 10),
        c.at('ended_at', optional),
        c.short('end_reason', 12, optional),
        c.at('reminded_at', optional),
        c.at('created_at'),
      ],
      [
        { name: 'covers_person', columns: ['person_id', 'id'] },
        { name: 'covers_ends', columns: ['ended_at', 'to_day', 'id'] },
        { name: 'covers_untold', columns: ['ended_at', 'reminded_at', 'to_day', 'id'] },
        { name: 'covers_plan', columns: ['plan_id', 'organisation_id', 'id'] },
        { name: 'covers_current', columns: ['current_key'], unique: true },
      ],
    )
    await createTable(
      runner,
      'claims',
      [
        c.id('id', { isPrimary: true }),
        c.short('claim_number', 30),
        c.short('state', 12),
        c.whole('version'),
        c.id('claimant_id'),
        c.short('claimant_role', 10),
        c.id('filed_by', optional),
        c.id('insured_id', optional),
        c.text('insured_name', optional),
        c.text('insured_number', optional),
        c.blind('insured_index', optional),
        c.id('cover_id', optional),
        c.id('organisation_id'),
        c.short('event', 10, optional),
        c.text('facts', optional),
        c.text('story', optional),
        c.text('payee', optional),
        c.short('approved_print', 43, optional),
        c.text('remark', optional),
        c.short('refused_for', 20, optional),
        c.id('previous_id', optional),
        c.id('appeal_of_id', optional),
        c.text('appeal_words', optional),
        c.id('assessed_by', optional),
        c.at('assessed_at', optional),
        c.id('approved_by', optional),
        c.at('approved_at', optional),
        c.id('decided_by', optional),
        c.at('decided_at', optional),
        c.at('submitted_at', optional),
        c.short('submitted_on', 10, optional),
        c.at('paid_at', optional),
        c.whole('minutes_taken', optional),
        c.yes('was_returned', { default: '0' }),
        c.at('step_due_at', optional),
        c.at('due_at', optional),
        c.fen('asked_fen', optional),
        c.fen('approved_fen', optional),
        c.fen('paid_fen', optional),
        c.at('created_at'),
      ],
      [
        { name: 'claims_claimant', columns: ['claimant_id', 'id'] },
        { name: 'claims_insured', columns: ['insured_id', 'id'] },
        { name: 'claims_cover', columns: ['cover_id', 'state', 'id'] },
        { name: 'claims_batchable', columns: ['state', 'organisation_id', 'id'] },
        { name: 'claims_figures', columns: ['organisation_id', 'submitted_on', 'id'] },
        { name: 'claims_due', columns: ['state', 'due_at', 'id'] },
        { name: 'claims_number', columns: ['claim_number'], unique: true },
        { name: 'claims_appeal', columns: ['appeal_of_id'], unique: true },
      ],
    )
    await createTable(
      runner,
      'claim_lines',
      [
        c.id('id', { isPrimary: true }),
        c.id('claim_id'),
        c.short('item', 30),
        c.fen('asked_fen'),
        c.fen('assessed_fen'),
        c.fen('approved_fen', optional),
        c.fen('paid_fen', optional),
        c.text('working'),
        c.short('reason', 20, optional),
        c.text('note', optional),
      ],
      [{ name: 'claim_lines_item', columns: ['claim_id', 'item'], unique: true }],
    )
    await createTable(
      runner,
      'papers',
      [
        c.id('id', { isPrimary: true }),
        c.id('claim_id'),
        c.short('kind', 20),
        c.short('state', 10),
        c.short('receipt_number', 30),
        c.text('name'),
        c.whole('size'),
        c.short('sha256', 64),
        c.whole('chunk_size'),
        c.text('pages', optional),
        c.id('original', optional),
        c.short('problem', 20, optional),
        c.at('work_at', optional),
        c.whole('tries'),
        c.at('verified_at', optional),
        c.at('created_at'),
        c.yes('is_removed'),
      ],
      [
        { name: 'papers_claim', columns: ['claim_id', 'id'] },
        { name: 'papers_work', columns: ['work_at', 'id'] },
        { name: 'papers_verified', columns: ['state', 'verified_at', 'id'] },
        { name: 'papers_sha', columns: ['sha256'] },
      ],
    )
    await createTable(
      runner,
      'paper_chunks',
      [
        c.id('id', { isPrimary: true }),
        c.id('paper_id'),
        c.whole('number'),
        c.id('file', optional),
        c.short('sha256', 43),
      ],
      [
        { name: 'paper_chunks_number', columns: ['paper_id', 'number'], unique: true },
        { name: 'paper_chunks_file', columns: ['file'] },
      ],
    )
    await createTable(
      runner,
      'paper_looks',
      [
        c.id('id', { isPrimary: true }),
        c.id('paper_id'),
        c.whole('page'),
        c.whole('band'),
        c.short('bits', 4),
        c.short('hash', 16),
      ],
      [
        { name: 'paper_looks_band', columns: ['band', 'bits'] },
        { name: 'paper_looks_paper', columns: ['paper_id'] },
      ],
    )
    await createTable(
      runner,
      'paper_likenesses',
      [
        c.id('id', { isPrimary: true }),
        c.id('paper_id'),
        c.whole('page'),
        c.id('other_id'),
        c.whole('other_page'),
        c.whole('distance'),
      ],
      [
        {
          name: 'paper_likenesses_pages',
          columns: ['paper_id', 'page', 'other_id', 'other_page'],
          unique: true,
        },
        { name: 'paper_likenesses_other', columns: ['other_id'] },
      ],
    )
    await createTable(
      runner,
      'payout_batches',
      [
        c.id('id', { isPrimary: true }),
        c.short('batch_number', 30),
        c.id('organisation_id'),
        c.short('day', 10),
        c.whole('version'),
        c.short('open_key', 50, optional),
        c.fen('total_fen'),
        c.whole('payments'),
        c.id('created_by'),
        c.at('created_at'),
        c.at('sent_at', optional),
        c.at('settled_at', optional),
      ],
      [
        { name: 'payout_batches_organisation', columns: ['organisation_id', 'id'] },
        { name: 'payout_batches_number', columns: ['batch_number'], unique: true },
        { name: 'payout_batches_open', columns: ['open_key'], unique: true },
      ],
    )
    await createTable(
      runner,
      'payments',
      [
        c.id('id', { isPrimary: true }),
        c.id('batch_id'),
        c.id('claim_id'),
        c.whole('attempt'),
        c.short('reference', 30),
        c.short('state', 10),
        c.fen('amount_fen'),
        c.text('payee'),
        c.short('approved_print', 43),
        c.at('settled_at', optional),
        c.text('bank_note', optional),
      ],
      [
        { name: 'payments_attempt', columns: ['claim_id', 'attempt'], unique: true },
        { name: 'payments_batch', columns: ['batch_id', 'id'] },
        { name: 'payments_reference', columns: ['reference'], unique: true },
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      'payments',
      'payout_batches',
      'paper_likenesses',
      'paper_looks',
      'paper_chunks',
      'papers',
      'claim_lines',
      'claims',
      'covers',
      'plan_versions',
      'plans',
    ])
  }
}
