import type { classPlansDesk } from '../../shared/classes/plans.desk.contract'
import type { SiteView } from '../../shared/classes/planViews'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { placedAt, positionOf } from '../platform/positions'
import { newId } from '../platform/random'
import { Site } from './entities'
import { changeSite, findClassesAt, findSite, findSites } from './plans.queries'
import { loadUnion, unionsOf } from './terms.service'

type Contract = typeof classPlansDesk

export async function list(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findSites(db, actor.grants, cursor), ({ id }) => [id])
  return { ...page, items: page.items.map(draw), unions: unionsOf(actor) }
}

/** A site in reach; any other is as absent as one that never was. */
async function loadSite(db: Db, actor: StaffActor, id: string): Promise<Site> {
  const site = await findSite(db, id)
  if (!site || !reaches(actor.grants, site.organisation!.path)) throw new AppError('classes.site_not_found')
  return site
}

function draw(site: Site): SiteView {
  const { id, version, content, closedAt } = site
  return {
    ...{ id, version, content, organisation: refOf(site.organisation!), isClosed: closedAt !== null },
    position: positionOf(site),
    actions: closedAt === null ? ['edit', 'close'] : [],
  }
}

export const get = async (db: Db, actor: StaffActor, id: string): Promise<SiteView> =>
  draw(await loadSite(db, actor, id))

const columnsOf = ({ content, position }: Pick<BodyOf<Contract['addSite']>, 'content' | 'position'>) => ({
  content,
  ...placedAt(position),
})

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, ...written }: BodyOf<Contract['addSite']>,
  now: Date,
): Promise<SiteView> {
  await loadUnion(db, actor, organisationId)
  const id = newId()
  await db.insert(Site, { id, organisationId, version: 1, ...columnsOf(written), closedAt: null, createdAt: now })
  return get(db, actor, id)
}

export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, ...written }: BodyOf<Contract['editSite']>,
): Promise<SiteView> {
  return change(db, actor, { id, version }, columnsOf(written))
}

export async function close(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['closeSite']>,
  now: Date,
): Promise<SiteView> {
  // Whoever plans a class here holds the site's row, too.
  await lockPools(db, Site, [id])
  await loadSite(db, actor, id)
  if ((await findClassesAt(db, id)).length > 0) throw new AppError('classes.site_in_use')
  return change(db, actor, { id, version }, { closedAt: now })
}

async function change(
  db: Db,
  actor: StaffActor,
  { id, version }: Pick<Site, 'id' | 'version'>,
  to: Partial<Site>,
): Promise<SiteView> {
  const site = await loadSite(db, actor, id)
  if (site.closedAt) throw new AppError('classes.site_closed')
  if (site.version !== version) throw new AppError('classes.plan_changed', { version: site.version })
  if (!(await changeSite(db, site, to))) throw new AppError('classes.plan_changed')
  return get(db, actor, id)
}
