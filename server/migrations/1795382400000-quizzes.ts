import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }

/** The question bank, papers and the attempts at them. */
export class Quizzes1795382400000 implements MigrationInterface {
  name = 'Quizzes1795382400000'

  async up(runner: QueryRunner): Promise<void> {
    await createQuestions(runner)
    await createPapers(runner)
    await createAttempts(runner)
    await createTable(
      runner,
      'quiz_figures',
      [
        c.id('id', { isPrimary: true }),
        c.id('paper_id'),
        c.id('line_id'),
        c.whole('asked_count'),
        c.whole('right_count'),
      ],
      [{ name: 'quiz_figures_question', columns: ['paper_id', 'line_id'], unique: true }],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['quiz_figures', 'quiz_attempts', 'quiz_papers', 'quiz_questions'])
  }
}

const createQuestions = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'quiz_questions',
    [
      c.id('id', { isPrimary: true }),
      c.id('line_id'),
      c.id('organisation_id'),
      c.whole('version'),
      c.yes('is_current'),
      c.yes('is_active'),
      c.short('topic', 40),
      c.whole('difficulty'),
      c.short('kind', 10),
      c.text('content'),
      c.short('stem_key', 43, optional),
      c.short('picture_file', 60, optional),
      c.whole('picture_width', optional),
      c.whole('picture_height', optional),
      c.at('created_at'),
    ],
    [
      { name: 'quiz_questions_line', columns: ['line_id', 'version'], unique: true },
      { name: 'quiz_questions_stem', columns: ['organisation_id', 'stem_key'], unique: true },
      { name: 'quiz_questions_listed', columns: ['organisation_id', 'is_current', 'id'] },
      {
        name: 'quiz_questions_drawn',
        columns: ['organisation_id', 'is_active', 'topic', 'difficulty', 'kind', 'id'],
      },
    ],
  )

const createPapers = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'quiz_papers',
    [
      c.id('id', { isPrimary: true }),
      c.id('organisation_id'),
      c.short('state', 10),
      c.whole('version'),
      c.text('content'),
      c.id('campaign_id', optional),
      c.at('opens_at'),
      c.at('closes_at'),
      c.at('published_at', optional),
      c.at('created_at'),
    ],
    [
      { name: 'quiz_papers_listed', columns: ['state', 'closes_at', 'id'] },
      { name: 'quiz_papers_organisation', columns: ['organisation_id', 'id'] },
    ],
  )

const createAttempts = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'quiz_attempts',
    [
      c.id('id', { isPrimary: true }),
      c.id('paper_id'),
      c.id('person_id'),
      c.whole('number'),
      c.short('state', 10),
      c.whole('version'),
      c.at('started_at'),
      c.at('due_at'),
      c.at('closed_at', optional),
      c.text('items'),
      c.text('answers'),
      c.whole('marks', optional),
      c.yes('is_passed', optional),
      c.whole('act_order', optional),
      c.whole('coupons_left', optional),
      c.id('coupon_id', optional),
      c.at('coupon_until', optional),
      c.short('refusal', 60, optional),
      c.yes('is_counted'),
    ],
    [
      { name: 'quiz_attempts_number', columns: ['paper_id', 'person_id', 'number'], unique: true },
      { name: 'quiz_attempts_person', columns: ['person_id', 'id'] },
      { name: 'quiz_attempts_due', columns: ['state', 'due_at'] },
      { name: 'quiz_attempts_marks', columns: ['paper_id', 'state', 'marks', 'is_passed'] },
      { name: 'quiz_attempts_uncounted', columns: ['is_counted', 'closed_at'] },
    ],
  )
