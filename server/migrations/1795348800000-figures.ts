import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndexes, columns as c, dropColumns } from './columns'

const optional = { isNullable: true }

/** What leadership's figures are counted by: the days of an application, in time or not, and how long it took. */
export class Figures1795348800000 implements MigrationInterface {
  name = 'Figures1795348800000'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(
      runner,
      'applications',
      [
        c.short('filed_on', 10, optional),
        c.short('returned_on', 10, optional),
        c.short('closed_on', 10, optional),
        c.yes('in_time', optional),
        c.whole('minutes_taken', optional),
      ],
      [
        { name: 'applications_filed', columns: ['organisation_id', 'filed_on', 'route', 'is_discreet'] },
        { name: 'applications_returned', columns: ['organisation_id', 'returned_on', 'is_discreet'] },
        {
          name: 'applications_closed',
          columns: ['organisation_id', 'closed_on', 'state', 'in_time', 'minutes_taken', 'is_discreet'],
        },
        { name: 'applications_due', columns: ['organisation_id', 'due_at', 'is_discreet'] },
      ],
    )
    await addIndexes(runner, 'memberships', [
      { name: 'memberships_counted', columns: ['organisation_id', 'state', 'is_shadow', 'is_discreet'] },
    ])
    await fillDays(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'memberships', [], ['memberships_counted'])
    await dropColumns(
      runner,
      'applications',
      ['filed_on', 'returned_on', 'closed_on', 'in_time', 'minutes_taken'],
      ['applications_filed', 'applications_returned', 'applications_closed', 'applications_due'],
    )
  }
}

/** Days of what is there already, from the steps of each case; whether it was in time is not known any more. */
async function fillDays(runner: QueryRunner): Promise<void> {
  const isSqlite = runner.dataSource.options.type === 'better-sqlite3'
  const day = (at: string) =>
    isSqlite ? `DATE(${at}, '+8 hours')` : `DATE_FORMAT(${at} + INTERVAL 8 HOUR, '%Y-%m-%d')`
  const first = (step: string) =>
    `(SELECT ${day('MIN(at)')} FROM case_steps WHERE case_steps.case_id = applications.id AND step = '${step}')`
  await runner.query(
    `UPDATE applications SET filed_on = COALESCE(${first('submitted')}, ${day('submitted_at')})
     WHERE filed_on IS NULL AND submitted_at IS NOT NULL`,
  )
  await runner.query(
    `UPDATE applications SET returned_on = ${first('returned')} WHERE returned_on IS NULL AND submitted_at IS NOT NULL`,
  )
  await runner.query(
    `UPDATE applications SET closed_on = ${day('decided_at')}
     WHERE closed_on IS NULL AND submitted_at IS NOT NULL AND state IN ('approved', 'refused', 'withdrawn')`,
  )
}
