import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }
const no = { default: '0' }

/** Joining by place, what is kept from the employer, and the release of numbers held elsewhere. */
export class Release1795305600000 implements MigrationInterface {
  name = 'Release1795305600000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'applications', [c.id('place_id', optional), c.yes('is_discreet', no)])
    await addColumns(
      runner,
      'memberships',
      [
        c.yes('is_discreet', no),
        c.yes('is_shadow', no),
        c.id('shadow_key', optional),
        c.text('shadow_facts', optional),
      ],
      [{ name: 'memberships_shadow', columns: ['shadow_key'], unique: true }],
    )
    await addColumns(runner, 'work_items', [c.yes('is_discreet', no)])
    await createReleases(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['releases'])
    await dropColumns(runner, 'work_items', ['is_discreet'])
    const kept = ['is_discreet', 'is_shadow', 'shadow_key', 'shadow_facts']
    await dropColumns(runner, 'memberships', kept, ['memberships_shadow'])
    await dropColumns(runner, 'applications', ['place_id', 'is_discreet'])
  }
}

const createReleases = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'releases',
    [
      c.id('id', { isPrimary: true }),
      c.id('person_id'),
      c.short('open_key', 45, optional),
      c.short('about', 10),
      c.short('state', 12),
      c.whole('version'),
      c.short('case_number', 30),
      c.id('organisation_id'),
      c.id('application_id', optional),
      c.text('name'),
      c.text('number'),
      c.blind('number_index'),
      c.short('document_kind', 20, optional),
      c.text('note', optional),
      c.at('submitted_at'),
      c.at('due_at', optional),
      c.at('decided_at', optional),
      c.id('decided_by', optional),
      c.text('remark', optional),
    ],
    [
      { name: 'releases_open', columns: ['open_key'], unique: true },
      { name: 'releases_number', columns: ['case_number'], unique: true },
      { name: 'releases_person', columns: ['person_id', 'id'] },
    ],
  )
