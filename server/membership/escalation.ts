import { AppError } from '../../shared/http/errors'
import type { MovedUp, WorkItem } from '../desk'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { Application } from './entities'
import { links } from './links'
import { Release } from './releases.entities'
import { Transfer } from './standing.entities'

/**
 * Whose time is over goes to the union above: it decides from now on, while the union applied to stays the one somebody
 * becomes a member of. The new version makes a decision that is under way below fail.
 */
export async function moveUp(db: Db, item: WorkItem, to: Organisation, dueAt: Date): Promise<MovedUp | null> {
  const { id, version, subjectId: personId } = item
  const where = { id, version, state: 'submitted' as const }
  const change = { dueAt, version: version + 1 }
  switch (item.kind) {
    case 'membership.application':
      await requireOne(db.update(Application, where, { ...change, ownerId: to.id }))
      return { version: change.version, tell: { personId, link: links.application(id) } }
    case 'membership.transfer':
      await requireOne(db.update(Transfer, where, { ...change, ownerId: to.id }))
      return { version: change.version, tell: { personId, link: links.transfer(id) } }
    case 'membership.release': {
      await requireOne(db.update(Release, where, { ...change, organisationId: to.id }))
      const isSilent = await db.existsBy(Release, { id, isSilent: true })
      return { version: change.version, tell: isSilent ? null : { personId, link: links.release(id) } }
    }
    default:
      return null
  }
}

async function requireOne(update: Promise<{ affected?: number }>): Promise<void> {
  if ((await update).affected !== 1) throw new AppError('membership.changed_meanwhile')
}
