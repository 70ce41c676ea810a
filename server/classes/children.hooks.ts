import { guardianMessages, priorityMessages } from '../../shared/classes/guardianMessages'
import { AppError } from '../../shared/http/errors'
import { type Given, type WorkItem, workItemGiven } from '../desk'
import { personMoved } from '../identity'
import { type Channels, registerTemplates } from '../notifications'
import { type Organisation, organisationMerged } from '../organisations'
import type { Db } from '../platform/db'
import { openMatters, ownTargets, personalData, personErased, registerRetention } from '../privacy'
import { childLink, prioritiesLink } from './children.links'
import {
  deleteEndedGuardianships,
  deleteEndedPriorities,
  describeChildren,
  eraseGuardian,
  findBookedChildren,
  findClassTargets,
  followMerger,
  moveGuardian,
} from './children.privacy'
import { tableOf } from './reviews'

const channels: Record<string, Channels> = {
  returned: { subscribe: 'result' },
  confirmed: { subscribe: 'result' },
  refused: { subscribe: 'result' },
}

/** What children and their guardians tell lower features. */
export function registerChildren(): void {
  registerTemplates('guardians', guardianMessages, channels)
  registerTemplates('priorities', priorityMessages, channels)
  workItemGiven.register('classes', give)
  personMoved.register('classes.children', moveGuardian)
  organisationMerged.register('classes.children', followMerger)
  personalData.register('classes.children', describeChildren)
  openMatters.register('classes.children', findBookedChildren)
  personErased.register('classes.children', eraseGuardian)
  ownTargets.register('classes', findClassTargets)
  registerRetention({ name: 'classes.endedGuardianships', erase: deleteEndedGuardianships })
  registerRetention({ name: 'classes.endedPriorities', erase: deleteEndedPriorities })
}

/** Another union looks at it from now on: a decision that is under way below fails by the version. */
async function give(db: Db, item: WorkItem, to: Organisation, dueAt: Date): Promise<Given | null> {
  const { id, version, kind } = item
  if (kind !== 'classes.guardianship' && kind !== 'classes.priority') return null
  const isGuardianship = kind === 'classes.guardianship'
  const table = tableOf(isGuardianship ? 'guardianship' : 'priority')
  const change = { organisationId: to.id, dueAt, version: version + 1 }
  const changed = await db.update(table, { id, version, state: 'stated' }, change)
  if (changed.affected !== 1) throw new AppError('desk.changed_meanwhile')
  const link = isGuardianship ? childLink(id) : prioritiesLink
  return { version: version + 1, tell: { personId: item.subjectId, link } }
}
