import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }

/** The tree that staff change, roles that are given and ended, recovery codes, and proofs by the phone. */
export class Organisations1795323600000 implements MigrationInterface {
  name = 'Organisations1795323600000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(
      runner,
      'organisations',
      [
        c.whole('version', { default: 1 }),
        c.whole('latitude_micro', optional),
        c.whole('longitude_micro', optional),
        c.at('closed_at', optional),
        c.id('merged_into_id', optional),
      ],
      [
        { name: 'organisations_children', columns: ['parent_id', 'name', 'id'] },
        { name: 'organisations_merged', columns: ['merged_into_id'] },
      ],
    )
    await addColumns(runner, 'role_grants', [
      c.short('live_key', 100, optional),
      c.id('granted_by', optional),
      c.id('ended_by', optional),
    ])
    await runner.query(
      runner.dataSource.options.type === 'better-sqlite3'
        ? "UPDATE role_grants SET live_key = person_id || ' ' || organisation_id || ' ' || role WHERE ended_at IS NULL"
        : "UPDATE role_grants SET live_key = CONCAT(person_id, ' ', organisation_id, ' ', role) WHERE ended_at IS NULL",
    )
    await addColumns(runner, 'role_grants', [], [{ name: 'role_grants_live', columns: ['live_key'], unique: true }])
    await createTable(
      runner,
      'role_invitations',
      [
        c.id('id', { isPrimary: true }),
        c.blind('phone_index'),
        c.id('organisation_id'),
        c.short('role', 20),
        c.short('live_key', 110, optional),
        c.id('invited_by', optional),
        c.at('created_at'),
        c.at('expires_at'),
        c.at('ended_at', optional),
      ],
      [
        { name: 'role_invitations_live', columns: ['live_key'], unique: true },
        { name: 'role_invitations_phone', columns: ['phone_index'] },
        { name: 'role_invitations_organisation', columns: ['organisation_id'] },
      ],
    )
    await createTable(
      runner,
      'recovery_codes',
      [
        c.id('id', { isPrimary: true }),
        c.id('person_id'),
        c.blind('code_hash'),
        c.at('created_at'),
        c.at('used_at', optional),
      ],
      [{ name: 'recovery_codes_code', columns: ['person_id', 'code_hash'], unique: true }],
    )
    await addColumns(runner, 'sessions', [c.at('stepped_up_at', optional), c.short('way', 10, optional)])
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'sessions', ['stepped_up_at', 'way'])
    await dropTables(runner, ['recovery_codes', 'role_invitations'])
    await dropColumns(runner, 'role_grants', ['live_key', 'granted_by', 'ended_by'], ['role_grants_live'])
    await dropColumns(
      runner,
      'organisations',
      ['version', 'latitude_micro', 'longitude_micro', 'closed_at', 'merged_into_id'],
      ['organisations_children', 'organisations_merged'],
    )
  }
}
