import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndexes, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }
const primary = { isPrimary: true }

/** Membership over time: states with their history, and transfers between unions. */
export class Standings1795316400000 implements MigrationInterface {
  name = 'Standings1795316400000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(
      runner,
      'memberships',
      [
        c.short('number_key', 14, optional),
        c.id('previous_id', optional),
        c.whole('version', { default: 1 }),
        c.at('state_since', optional),
        c.short('state_reason', 20, optional),
        c.short('state_until', 10, optional),
        c.short('state_before', 14, optional),
        c.short('leaves_on', 10, optional),
        c.short('lapses_on', 10, optional),
        c.at('heard_at', optional),
      ],
      [
        { name: 'memberships_number_key', columns: ['number_key'], unique: true },
        { name: 'memberships_members', columns: ['organisation_id', 'id'] },
        { name: 'memberships_states', columns: ['state', 'state_since'] },
        { name: 'memberships_until', columns: ['state_until'] },
        { name: 'memberships_leaves', columns: ['leaves_on'] },
        { name: 'memberships_lapses', columns: ['lapses_on'] },
      ],
    )
    await createChanges(runner)
    await createTransfers(runner)
    await setNumberIndex(runner, false)
    await runner.query('UPDATE memberships SET number_key = number WHERE number_key IS NULL')
    await runner.query('UPDATE memberships SET state_since = since WHERE state_since IS NULL')
    // Each membership there is begins its history; its own id serves as the entry's.
    await runner.query(
      `INSERT INTO membership_changes (id, membership_id, person_id, act, to_state, organisation_id, at)
       SELECT id, id, person_id, 'join', state, organisation_id, since FROM memberships
       WHERE id NOT IN (SELECT membership_id FROM membership_changes)`,
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await setNumberIndex(runner, true)
    await dropTables(runner, ['membership_transfers', 'membership_changes'])
    await dropColumns(
      runner,
      'memberships',
      [
        'number_key',
        'previous_id',
        'version',
        'state_since',
        'state_reason',
        'state_until',
        'state_before',
        'leaves_on',
        'lapses_on',
        'heard_at',
      ],
      [
        'memberships_number_key',
        'memberships_members',
        'memberships_states',
        'memberships_until',
        'memberships_leaves',
        'memberships_lapses',
      ],
    )
  }
}

/** A person's number goes with them, so past memberships share it: from here on `number_key` guards it. */
async function setNumberIndex(runner: QueryRunner, unique: boolean): Promise<void> {
  const present = (await runner.getTable('memberships'))?.indices.find(({ name }) => name === 'memberships_number')
  if (present?.isUnique === unique) return
  if (present) await runner.dropIndex('memberships', 'memberships_number')
  await addIndexes(runner, 'memberships', [{ name: 'memberships_number', columns: ['number'], unique }])
}

async function createChanges(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'membership_changes',
    [
      c.id('id', primary),
      c.id('membership_id'),
      c.id('person_id'),
      c.short('act', 20),
      c.short('from_state', 14, optional),
      c.short('to_state', 14),
      c.short('reason', 20, optional),
      c.text('note', optional),
      c.short('until', 10, optional),
      c.id('actor_id', optional),
      c.id('organisation_id', optional),
      c.at('at'),
    ],
    [
      { name: 'membership_changes_person', columns: ['person_id', 'id'] },
      { name: 'membership_changes_membership', columns: ['membership_id', 'id'] },
    ],
  )
}

async function createTransfers(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'membership_transfers',
    [
      c.id('id', primary),
      c.id('person_id'),
      c.id('open_key', optional),
      c.id('membership_id'),
      c.id('from_organisation_id'),
      c.id('to_organisation_id'),
      c.short('state', 12),
      c.whole('version'),
      c.short('number', 30),
      c.text('note', optional),
      c.at('requested_at'),
      c.at('due_at', optional),
      c.at('decided_at', optional),
      c.id('decided_by', optional),
      c.text('reason', optional),
    ],
    [
      { name: 'membership_transfers_open', columns: ['open_key'], unique: true },
      { name: 'membership_transfers_number', columns: ['number'], unique: true },
      { name: 'membership_transfers_person', columns: ['person_id', 'id'] },
    ],
  )
}
