import { In, IsNull } from 'typeorm'
import type { CollectorsView, classChildren } from '../../shared/classes/children.contract'
import type { BodyOf, ParamsOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { notify } from '../notifications'
import type { Db } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import type { Looker } from '../platform/links'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { Child, Collector } from './children.entities'
import { childLink } from './children.links'
import { findGuardians, type OwnChild } from './children.queries'
import { childrenRule } from './children.rules'
import { requireChild } from './children.service'
import { findPictures, keepPhoto, removePictures, replacePicture } from './pictures.service'
import { drawPicture } from './pictures.views'

type Contract = typeof classChildren

/** Of a child the caller is confirmed to be a guardian of: nobody else says who collects it, or learns who does. */
async function requireConfirmed(db: Db, personId: string, id: string): Promise<OwnChild> {
  const child = await requireChild(db, personId, id)
  if (!child.isConfirmed) throw new AppError('classes.guardian_unconfirmed')
  return child
}

export const findCollectors = (db: Db, childIds: readonly string[]): Promise<Collector[]> =>
  childIds.length === 0
    ? Promise.resolve([])
    : db.find(Collector, { where: { childId: In([...childIds]), removedAt: IsNull() }, order: { id: 'ASC' } })

/** The photos of these collectors, under links for whoever looks. */
async function drawPhotos(db: Db, collectors: readonly Collector[], looker: Looker, now: Date) {
  const pictures = await findPictures(
    db,
    collectors.map(({ id }) => id),
  )
  return new Map(pictures.map((picture) => [picture.ownerId, drawPicture(picture, looker, now)]))
}

export async function list(db: Db, personId: string, childId: string, now: Date): Promise<CollectorsView> {
  const child = await requireConfirmed(db, personId, childId)
  const collectors = await findCollectors(db, [child.id])
  const photos = await drawPhotos(db, collectors, { personId, purpose: 'own' }, now)
  const { mostCollectors } = await ruleAt(db, childrenRule, now)
  return {
    childName: child.name,
    items: collectors.map(({ id, name, phone, relation }) => ({
      id,
      name,
      phone,
      relation,
      photo: photos.get(id) ?? null,
    })),
    left: Math.max(0, mostCollectors - collectors.length),
  }
}

export async function add(
  db: Db,
  personId: string,
  childId: string,
  given: BodyOf<Contract['addCollector']>,
  now: Date,
): Promise<CollectorsView> {
  const { id } = await requireConfirmed(db, personId, childId)
  // Held, so that no more are named than may be, and nobody by who is no guardian any more.
  await lockPools(db, Child, [id])
  await requireConfirmed(db, personId, childId)
  const { mostCollectors } = await ruleAt(db, childrenRule, now)
  if ((await findCollectors(db, [id])).length >= mostCollectors) throw new AppError('classes.collectors_too_many')
  const collector = { ...given, id: newId(), childId: id, addedBy: personId, createdAt: now }
  await insertRows(db, Collector, collector)
  await tellOthers(db, personId, collector, now)
  return list(db, personId, id, now)
}

/** A name on this list is handed a child: the other guardians learn of it at once. */
async function tellOthers(
  db: Db,
  personId: string,
  { id, childId }: Pick<Collector, 'id' | 'childId'>,
  now: Date,
): Promise<void> {
  const others = (await findGuardians(db, [childId])).filter((one) => one.personId !== personId)
  for (const other of others) {
    const notice = { template: 'guardians.collectorAdded', params: {}, link: childLink(childId) }
    await notify(db, { ...notice, personId: other.personId, dedupeKey: `${id} added ${other.personId}` }, now)
  }
}

export async function remove(
  db: Db,
  personId: string,
  { childId, collectorId }: ParamsOf<Contract['removeCollector']>,
  now: Date,
): Promise<CollectorsView> {
  const { id } = await requireConfirmed(db, personId, childId)
  const where = { id: collectorId, childId: id, removedAt: IsNull() }
  if ((await db.update(Collector, where, { removedAt: now })).affected !== 1) {
    throw new AppError('classes.collector_not_found')
  }
  await removePictures(db, [collectorId], now)
  return list(db, personId, id, now)
}

/** The photo by which teachers know a collector. */
export async function putPhoto(call: OpenCall<Contract['putCollectorPhoto']>): Promise<CollectorsView> {
  const { actor, params, now } = call
  const { collectorId } = params
  const load = async (db: Db) => {
    const { id } = await requireConfirmed(db, actor.personId, params.childId)
    const where = { id: collectorId, childId: id, removedAt: IsNull() }
    if (!(await db.existsBy(Collector, where))) throw new AppError('classes.collector_not_found')
  }
  await load(call.database.reader)
  return keepPhoto(call, async (db, photo) => {
    await lockPools(db, Collector, [collectorId])
    await load(db)
    await replacePicture(db, collectorId, photo, now)
    return list(db, actor.personId, params.childId, now)
  })
}
