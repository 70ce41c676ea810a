import { afterMessages } from '../../shared/classes/afterMessages'
import { AppError } from '../../shared/http/errors'
import { type Given, type WorkItem, workItemGiven } from '../desk'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { type Organisation, organisationMerged } from '../organisations'
import type { Db } from '../platform/db'
import { personalData, personErased, registerRetention } from '../privacy'
import { ClassBar } from './after.entities'
import { deleteOldBars, deleteOldRatings, describeAfter, eraseAfter, moveAfter } from './after.privacy'
import { describeFees } from './fees.privacy'

/** What comes after a term tells lower features. */
export function registerAfter(): void {
  registerTemplates('classAfter', afterMessages)
  workItemGiven.register('classes.after', give)
  organisationMerged.register('classes.after', followMerger)
  personMoved.register('classes.after', moveAfter)
  personalData.register('classes.after', describeAfter)
  personalData.register('classes.fees', describeFees)
  personErased.register('classes.after', eraseAfter)
  registerRetention({ name: 'classes.bars', erase: deleteOldBars })
  registerRetention({ name: 'classes.ratings', erase: deleteOldRatings })
}

/** Another union answers the appeal from now on: a decision that is under way below fails by the version. */
async function give(db: Db, { id, version, kind, subjectId }: WorkItem, to: Organisation, dueAt: Date) {
  if (kind !== 'classes.bar') return null
  const change = { organisationId: to.id, dueAt, version: version + 1 }
  const changed = await db.update(ClassBar, { id, version, state: 'appealed' }, change)
  if (changed.affected !== 1) throw new AppError('desk.changed_meanwhile')
  return { version: version + 1, tell: { personId: subjectId, link: '/classes/records' } } satisfies Given
}

async function followMerger(db: Db, from: Organisation, to: Organisation): Promise<void> {
  await db.update(ClassBar, { organisationId: from.id }, { organisationId: to.id })
}
