import { deskMessages } from '../../shared/desk/messages'
import { registerTemplates } from '../notifications'
import { organisationMerged } from '../organisations'
import { registerJob } from '../platform/jobs'
import { registerGauge } from '../platform/metrics'
import { moveOpenItems } from './cases'
import { overdueJob } from './overdue.job'
import { registerPrivacy } from './privacy'
import { countOverdue } from './queries'

export {
  describeDecision,
  findWorkItem,
  handBackTo,
  listOwnSteps,
  listSteps,
  moveWorkItem,
  type NamedStep,
  type OwnStep,
  openWorkItem,
  recordStep,
  type Step,
} from './cases'
export type { WorkItem } from './entities'
export { type Given, workItemGiven } from './giving'
export { overdueRule } from './overdue.rules'
export { deleteWithCases } from './privacy'
export { routes } from './routes'
export { drawAssignee, drawHistory, drawOwnHistory } from './views'

export function registerHooks(): void {
  organisationMerged.register('desk', (db, from, to) => moveOpenItems(db, from.id, to.id))
  registerPrivacy()
  registerTemplates('desk', deskMessages)
  registerJob(overdueJob)
  registerGauge({
    name: 'work_items_overdue',
    help: 'Open cases whose time is over, by the feature that owns them.',
    label: 'feature',
    read: ({ database, ports }) => countOverdue(database.reader, ports.clock.now()),
  })
}
