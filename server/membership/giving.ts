import { AppError } from '../../shared/http/errors'
import type { Given, WorkItem } from '../desk'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { Application } from './entities'
import { links } from './links'
import { Release } from './releases.entities'
import { Transfer } from './standing.entities'

/**
 * A case goes to another union: it decides from now on, while the union applied to stays the one somebody becomes a member
 * of. The new version makes a decision that is under way where it was fail.
 */
export async function give(db: Db, item: WorkItem, to: Organisation, dueAt: Date): Promise<Given | null> {
  const { id, version, subjectId: personId } = item
  const where = { id, version, state: 'submitted' as const }
  const change = { dueAt, version: version + 1 }
  switch (item.kind) {
    case 'membership.application':
      await requireOne(db.update(Application, where, { ...change, ownerId: to.id }))
      // Back where it was filed, it has no owner of its own.
      await db.update(Application, { id, organisationId: to.id }, { ownerId: null })
      return { version: change.version, tell: { personId, link: links.application(id) } }
    case 'membership.transfer':
      await requireOne(db.update(Transfer, where, { ...change, ownerId: to.id }))
      await db.update(Transfer, { id, toOrganisationId: to.id }, { ownerId: null })
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
  if ((await update).affected !== 1) throw new AppError('desk.changed_meanwhile')
}
