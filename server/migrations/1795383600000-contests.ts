import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }

/** Contests: their stages, who takes part, who judges and gave what, and certificates. */
export class Contests1795383600000 implements MigrationInterface {
  name = 'Contests1795383600000'

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'contests',
      [
        c.id('id', { isPrimary: true }),
        c.id('organisation_id'),
        c.whole('version'),
        c.short('state', 10),
        c.text('content'),
        c.at('opens_at'),
        c.at('closes_at'),
        c.whole('last_number'),
        c.whole('entries'),
        c.id('reckoned_by', optional),
        c.text('returned_with', optional),
        c.id('decided_by', optional),
        c.at('decided_at', optional),
        c.short('stop_reason', 200, optional),
        c.id('told_up_to', optional),
        c.at('created_at'),
      ],
      [
        { name: 'contests_organisation', columns: ['organisation_id', 'id'] },
        { name: 'contests_told', columns: ['told_up_to'] },
      ],
    )
    await createTable(
      runner,
      'contest_stages',
      [
        c.id('id', { isPrimary: true }),
        c.id('contest_id'),
        c.whole('number'),
        c.whole('version'),
        c.short('state', 10),
        c.text('content'),
      ],
      [{ name: 'contest_stages_number', columns: ['contest_id', 'number'], unique: true }],
    )
    await this.addEntries(runner)
    await this.addJudging(runner)
  }

  private async addEntries(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'contest_entries',
      [
        c.id('id', { isPrimary: true }),
        c.id('contest_id'),
        c.whole('number'),
        c.short('group_name', 20),
        c.short('name', 20, optional),
        c.short('code', 8, optional),
        c.id('captain_id'),
        c.short('award', 20, optional),
        c.whole('rank_number', optional),
        c.whole('mark', optional),
        c.at('created_at'),
      ],
      [
        { name: 'contest_entries_number', columns: ['contest_id', 'number'], unique: true },
        { name: 'contest_entries_code', columns: ['code'], unique: true },
      ],
    )
    await createTable(
      runner,
      'contest_members',
      [c.id('id', { isPrimary: true }), c.id('contest_id'), c.id('entry_id'), c.id('person_id'), c.at('created_at')],
      [
        { name: 'contest_members_person', columns: ['contest_id', 'person_id'], unique: true },
        { name: 'contest_members_entry', columns: ['entry_id', 'id'] },
        { name: 'contest_members_own', columns: ['person_id', 'id'] },
      ],
    )
    await createTable(
      runner,
      'contest_certificates',
      [
        c.id('id', { isPrimary: true }),
        c.id('contest_id'),
        c.id('entry_id'),
        c.id('person_id'),
        c.short('code', 12),
        c.at('issued_at'),
        c.at('tell_at', optional),
      ],
      [
        { name: 'contest_certificates_person', columns: ['contest_id', 'person_id'], unique: true },
        { name: 'contest_certificates_own', columns: ['person_id', 'id'] },
        { name: 'contest_certificates_told', columns: ['tell_at', 'id'] },
        { name: 'contest_certificates_code', columns: ['code'], unique: true },
      ],
    )
  }

  private async addJudging(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'contest_judges',
      [
        c.id('id', { isPrimary: true }),
        c.id('contest_id'),
        c.id('stage_id'),
        c.id('person_id'),
        c.whole('venue'),
        c.at('created_at'),
      ],
      [
        { name: 'contest_judges_stage', columns: ['stage_id', 'person_id'], unique: true },
        { name: 'contest_judges_own', columns: ['person_id', 'id'] },
      ],
    )
    await createTable(
      runner,
      'contest_performances',
      [
        c.id('id', { isPrimary: true }),
        c.id('stage_id'),
        c.id('entry_id'),
        c.whole('start_number'),
        c.whole('venue'),
        c.yes('is_absent'),
        c.whole('mark', optional),
        c.whole('rank_number', optional),
        c.short('tie', 10, optional),
        c.yes('advances'),
        c.at('tell_at', optional),
      ],
      [
        { name: 'contest_performances_start', columns: ['stage_id', 'start_number'], unique: true },
        { name: 'contest_performances_entry', columns: ['entry_id', 'stage_id'], unique: true },
        { name: 'contest_performances_told', columns: ['tell_at', 'id'] },
      ],
    )
    await createTable(
      runner,
      'contest_scores',
      [
        c.id('id', { isPrimary: true }),
        c.id('performance_id'),
        c.id('person_id'),
        c.whole('version'),
        c.text('marks'),
        c.whole('total'),
        c.at('scored_at'),
      ],
      [
        { name: 'contest_scores_judge', columns: ['performance_id', 'person_id'], unique: true },
        { name: 'contest_scores_own', columns: ['person_id', 'id'] },
      ],
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    const judging = ['contest_scores', 'contest_performances', 'contest_judges']
    const entries = ['contest_certificates', 'contest_members', 'contest_entries']
    await dropTables(runner, [...judging, ...entries, 'contest_stages', 'contests'])
  }
}
