import type { MigrationInterface, QueryRunner } from 'typeorm'
import { blindIndex, seal, unseal } from '../platform/crypto'
import { addColumns, addIndexes, columns as c, createTable, dropColumns, dropTables } from './columns'

const optional = { isNullable: true }
const primary = { isPrimary: true }
const sealedAtOnce = 500

/** Withdrawal, correction, closing an account, retention; and workplaces, which were in clear, are sealed. */
export class Privacy1795327200000 implements MigrationInterface {
  name = 'Privacy1795327200000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(
      runner,
      'persons',
      [c.at('closes_at', optional), c.at('erased_at', optional)],
      [{ name: 'persons_closes', columns: ['closes_at'] }],
    )
    await addIndexes(runner, 'sessions', [{ name: 'sessions_seen', columns: ['last_seen_at'] }])
    await addIndexes(runner, 'messages', [{ name: 'messages_read', columns: ['read_at'] }])
    await addIndexes(runner, 'work_items', [{ name: 'work_items_person', columns: ['subject_id'] }])
    await addIndexes(runner, 'applications', [
      { name: 'applications_ended', columns: ['state', 'decided_at'] },
      { name: 'applications_begun', columns: ['state', 'created_at'] },
    ])
    await addIndexes(runner, 'releases', [{ name: 'releases_decided', columns: ['decided_at'] }])
    await keepConsentsAsHistory(runner)
    await createCorrections(runner)
    await createTable(runner, 'deletions', [
      c.id('id', primary),
      c.at('at'),
      c.short('kind', 60),
      c.whole('row_count'),
      c.at('older_than'),
    ])
    await sealWorkplaces(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await unsealWorkplaces(runner)
    await dropTables(runner, ['deletions', 'corrections'])
    await addIndexes(runner, 'consents', [
      { name: 'consents_person', columns: ['person_id', 'purpose', 'notice_version'], unique: true },
    ])
    await dropColumns(
      runner,
      'consents',
      ['subject_id', 'holding_key', 'withdrawn_at'],
      ['consents_given', 'consents_subject', 'consents_holding', 'consents_withdrawn'],
    )
    await dropColumns(runner, 'applications', [], ['applications_ended', 'applications_begun'])
    await dropColumns(runner, 'releases', [], ['releases_decided'])
    await dropColumns(runner, 'work_items', [], ['work_items_person'])
    await dropColumns(runner, 'messages', [], ['messages_read'])
    await dropColumns(runner, 'sessions', [], ['sessions_seen'])
    await dropColumns(runner, 'persons', ['closes_at', 'erased_at'], ['persons_closes'])
  }
}

const isEmbedded = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'better-sqlite3'

/** A purpose given, withdrawn and given again is three facts: the key moves from the row to what holds now. */
async function keepConsentsAsHistory(runner: QueryRunner): Promise<void> {
  await addColumns(runner, 'consents', [
    c.id('subject_id', { default: "''" }),
    c.short('holding_key', 120, optional),
    c.at('withdrawn_at', optional),
  ])
  const parts = ['person_id', 'person_id', 'purpose', 'notice_version']
  const key = isEmbedded(runner) ? parts.join(" || ' ' || ") : `CONCAT_WS(' ', ${parts.join(', ')})`
  await runner.query(`UPDATE consents SET subject_id = person_id, holding_key = ${key} WHERE subject_id = ''`)
  await addIndexes(runner, 'consents', [
    { name: 'consents_given', columns: ['person_id', 'id'] },
    { name: 'consents_subject', columns: ['subject_id'] },
    { name: 'consents_holding', columns: ['holding_key'], unique: true },
    { name: 'consents_withdrawn', columns: ['withdrawn_at'] },
  ])
  await dropColumns(runner, 'consents', [], ['consents_person'])
}

function createCorrections(runner: QueryRunner): Promise<void> {
  return createTable(
    runner,
    'corrections',
    [
      c.id('id', primary),
      c.id('person_id'),
      c.short('open_key', 60, optional),
      c.short('field', 20),
      c.short('state', 12),
      c.whole('version'),
      c.short('case_number', 30),
      c.text('value_before', optional),
      c.text('value_after'),
      c.short('document_kind', 20, optional),
      c.text('reason', optional),
      c.id('organisation_id', optional),
      c.at('filed_at'),
      c.at('due_at', optional),
      c.at('decided_at', optional),
      c.id('decided_by', optional),
      c.text('remark', optional),
    ],
    [
      { name: 'corrections_person', columns: ['person_id', 'id'] },
      { name: 'corrections_open', columns: ['open_key'], unique: true },
      { name: 'corrections_number', columns: ['case_number'], unique: true },
      { name: 'corrections_decided', columns: ['decided_at'] },
    ],
  )
}

interface Workplace {
  id: string
  workplace: string
}

/** The index is written with the seal, so a row that has none is one that is still in clear. */
async function sealWorkplaces(runner: QueryRunner): Promise<void> {
  await addColumns(
    runner,
    'applications',
    [c.blind('workplace_index', optional)],
    [{ name: 'applications_workplace', columns: ['workplace_index'] }],
  )
  await setWorkplaceType(runner, { type: 'text', length: '' })
  for (;;) {
    const rows: Workplace[] = await runner.query(
      `SELECT id, workplace FROM applications WHERE workplace IS NOT NULL AND workplace_index IS NULL LIMIT ${sealedAtOnce}`,
    )
    if (rows.length === 0) return
    for (const { id, workplace } of rows) {
      await runner.query('UPDATE applications SET workplace = ?, workplace_index = ? WHERE id = ?', [
        seal('applications.workplace', workplace),
        blindIndex('applications.workplace', workplace),
        id,
      ])
    }
  }
}

async function unsealWorkplaces(runner: QueryRunner): Promise<void> {
  const present = (await runner.getTable('applications'))?.columns.some(({ name }) => name === 'workplace_index')
  const rows: Workplace[] = present
    ? await runner.query('SELECT id, workplace FROM applications WHERE workplace_index IS NOT NULL')
    : []
  for (const { id, workplace } of rows) {
    await runner.query('UPDATE applications SET workplace = ?, workplace_index = NULL WHERE id = ?', [
      unseal('applications.workplace', workplace),
      id,
    ])
  }
  await dropColumns(runner, 'applications', ['workplace_index'], ['applications_workplace'])
  await setWorkplaceType(runner, { type: 'varchar', length: '80' })
}

/** In place: on a server TypeORM would drop the column and make it anew, values and all. */
async function setWorkplaceType(runner: QueryRunner, to: { type: string; length: string }): Promise<void> {
  const column = (await runner.getTable('applications'))?.columns.find(({ name }) => name === 'workplace')
  if (!column || column.type === to.type) return
  if (isEmbedded(runner)) {
    const changed = column.clone()
    Object.assign(changed, to)
    await runner.changeColumn('applications', column, changed)
  } else {
    await runner.query(
      `ALTER TABLE applications MODIFY workplace ${to.length ? `${to.type}(${to.length})` : to.type} NULL`,
    )
  }
}
