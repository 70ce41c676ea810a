import type { MigrationInterface, QueryRunner } from 'typeorm'
import { addColumns, addIndexes, columns as c, dropColumns } from './columns'

const workItems = [
  { name: 'work_items_unions', columns: ['is_open', 'organisation_id', 'role', 'feature', 'due_at', 'id'] },
  { name: 'work_items_roles', columns: ['is_open', 'role', 'feature', 'due_at', 'id'] },
  { name: 'work_items_assigned', columns: ['assignee_id', 'is_open', 'role', 'feature', 'due_at', 'id'] },
  { name: 'work_items_past', columns: ['organisation_id', 'role', 'feature', 'state', 'opened_at', 'id'] },
  { name: 'work_items_states', columns: ['role', 'feature', 'state', 'opened_at', 'id'] },
]
const workItemsBefore = [
  { name: 'work_items_queue', columns: ['is_open', 'organisation_id', 'due_at', 'id'] },
  { name: 'work_items_opened', columns: ['state', 'opened_at', 'id'] },
  { name: 'work_items_assignee', columns: ['is_open', 'assignee_id'] },
]

const memberships = [
  { name: 'memberships_stated', columns: ['state', 'organisation_id', 'id'] },
  { name: 'memberships_shadows', columns: ['is_shadow', 'organisation_id'] },
]
const deliveries = [{ name: 'deliveries_states', columns: ['state', 'attention_at', 'id'] }]
const applications = [{ name: 'applications_filed_on', columns: ['filed_on', 'id'] }]
const auditRows = [{ name: 'audit_rows_refused', columns: ['refused_at', 'id'] }]

const names = (indexes: { name: string }[]) => indexes.map(({ name }) => name)

/** Every list in the order of an index, however many rows there are. */
export class Lists1795366800000 implements MigrationInterface {
  name = 'Lists1795366800000'

  async up(runner: QueryRunner): Promise<void> {
    await addIndexes(runner, 'work_items', workItems)
    await dropColumns(runner, 'work_items', [], names(workItemsBefore))
    await addIndexes(runner, 'memberships', memberships)
    await addIndexes(runner, 'deliveries', deliveries)
    await addIndexes(runner, 'applications', applications)
    await addColumns(runner, 'audit_rows', [c.at('refused_at', { isNullable: true })])
    await runner.query("UPDATE audit_rows SET refused_at = at WHERE refused_at IS NULL AND outcome <> 'done'")
    await addIndexes(runner, 'audit_rows', auditRows)
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'audit_rows', ['refused_at'], names(auditRows))
    await dropColumns(runner, 'applications', [], names(applications))
    await dropColumns(runner, 'deliveries', [], names(deliveries))
    await dropColumns(runner, 'memberships', [], names(memberships))
    await addIndexes(runner, 'work_items', workItemsBefore)
    await dropColumns(runner, 'work_items', [], names(workItems))
  }
}
