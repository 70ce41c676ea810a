import { type EntityTarget, In, IsNull, MoreThan, Not, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm'
import type { HeldKind } from '../../shared/organisations/desk.contract'
import { notify } from '../notifications'
import { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { Application, JoiningEvent, Membership } from './entities'
import { links } from './links'
import { noteMembers } from './mergerJob'
import { Release } from './releases.entities'
import { Roster } from './rosters.entities'
import { Transfer } from './standing.entities'
import { endTransferOf, requireCurrent } from './transfers.service'

const isOpen = { state: In(['draft', 'submitted', 'returned']) }
const isCurrent = { currentKey: Not(IsNull()) }
/** What a unit takes for a membership is one to whoever works there. */
const isShadowed = { shadowKey: Not(IsNull()) }
const isGoingOn = (now: Date) => ({ closedAt: IsNull(), endsAt: MoreThan(now) })

/** A union becomes part of another: its members and what is under way go over, what is past stays where it was. */
export async function followMerger(db: Db, from: Organisation, to: Organisation, now: Date): Promise<void> {
  const { id } = from
  const change = { organisationId: to.id }
  // First of all: an import under way holds its roster's row, and what it makes until then is there to be moved.
  const rosters = { organisationId: id, state: Not(In(['undone', 'failed'])) }
  await db.update(Roster, rosters, { ...change, version: () => 'version + 1' })
  await noteMembers(db, from, to, now)
  await endTransfersBetween(db, from, to, now)
  await db.update(Membership, { organisationId: id, ...isCurrent }, change)
  await db.update(Membership, { organisationId: id, ...isShadowed }, change)
  await db.update(Application, { organisationId: id, ...isOpen }, change)
  await db.update(Application, { ownerId: id, ...isOpen }, { ownerId: to.id })
  const isAsked = { openKey: Not(IsNull()) }
  await db.update(Transfer, { ownerId: id, ...isAsked }, { ownerId: to.id })
  await db.update(Transfer, { toOrganisationId: id, ...isAsked }, { toOrganisationId: to.id })
  await db.update(Transfer, { fromOrganisationId: id, ...isAsked }, { fromOrganisationId: to.id })
  await db.update(Application, { placeId: id, ...isOpen }, { placeId: to.id })
  await db.update(Release, { organisationId: id, openKey: Not(IsNull()) }, change)
  await db.update(JoiningEvent, { organisationId: id, ...isGoingOn(now) }, change)
}

/** Who wanted from the one to the other is there already. */
async function endTransfersBetween(db: Db, { id }: Organisation, to: Organisation, now: Date): Promise<void> {
  const waiting = { openKey: Not(IsNull()) }
  const between = [
    { ...waiting, fromOrganisationId: id, toOrganisationId: to.id },
    { ...waiting, fromOrganisationId: to.id, toOrganisationId: id },
  ]
  for (const { id: transferId, personId } of await db.findBy(Transfer, between)) {
    await endTransferOf(db, await requireCurrent(db, personId), null, now)
    const link = links.transfer(transferId)
    const notice = { personId, template: 'membership.transferNeedless', params: { to: to.name }, link }
    await notify(db, { ...notice, dedupeKey: `${transferId} needless` }, now)
  }
}

/** How many members, open applications and events hang on a union, in one statement. */
export async function countHeld(
  db: Db,
  organisationId: string,
  now: Date,
): Promise<{ kind: HeldKind; count: number }[]> {
  const at = 'one.organisationId = node.id'
  const count = (query: SelectQueryBuilder<Organisation>, of: EntityTarget<ObjectLiteral>, where: string, here = at) =>
    query.subQuery().select('COUNT(*)').from(of, 'one').where(`${here} AND ${where}`)
  const decidedHere = `(${at} OR one.ownerId = node.id)`
  const areOpen = "one.state IN ('draft', 'submitted', 'returned')"
  const row = await db
    .createQueryBuilder(Organisation, 'node')
    .select((query) => count(query, Membership, '(one.currentKey IS NOT NULL OR one.shadowKey IS NOT NULL)'), 'members')
    .addSelect((query) => count(query, Application, areOpen, decidedHere), 'applications')
    .addSelect((query) => count(query, JoiningEvent, 'one.closedAt IS NULL AND one.endsAt > :now'), 'events')
    .where('node.id = :organisationId', { organisationId, now })
    .getRawOne<Record<'members' | 'applications' | 'events', string | number>>()
  return (['members', 'applications', 'events'] as const).map((kind) => ({ kind, count: Number(row?.[kind] ?? 0) }))
}
