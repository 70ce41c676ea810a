import { AppError } from '../../shared/http/errors'
import type { PlacesView } from '../../shared/membership/places'
import { type OrganisationKind, unitKinds } from '../../shared/organisations/contract'
import { findAncestors, findOrganisation, findRootOrganisation, Organisation, refOf } from '../organisations'
import { decodeCursor, rowsToRead, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { nameOfPlace } from './views'

/** A place is the territory of a union: the city, a district, a street or township, a community or village. */
const territorialKinds: readonly OrganisationKind[] = ['municipal', 'district', 'street', 'community']

/** The places within one, or the districts of the city, and who an application by the outer one goes to. */
export async function listPlaces(
  db: Db,
  { within, cursor }: { within?: string | undefined; cursor?: string | undefined },
): Promise<PlacesView> {
  const around = within === undefined ? [await findRootOrganisation(db)] : await requirePlace(db, within)
  const [outer] = around as [Organisation]
  const { places, divided } = await findPlacesIn(db, outer.id, cursor)
  const page = toPage(places, ({ path }) => [path])
  return {
    ...page,
    items: page.items.map((place) => ({ id: place.id, name: nameOfPlace(place), hasParts: divided.has(place.id) })),
    within: { id: outer.id, name: nameOfPlace(outer) },
    target: refOf(await decideTarget(db, around)),
  }
}

/** A place one can join by, and those around it, the nearest first; an employer's union is none, nor is anything below it. */
export async function requirePlace(db: Db, id: string): Promise<Organisation[]> {
  const place = await findOrganisation(db, id)
  const around = place ? [place, ...(await findAncestors(db, place))] : []
  if (!place || !territorialKinds.includes(place.kind) || around.some(({ kind }) => unitKinds.includes(kind))) {
    throw new AppError('membership.place_not_found', undefined, 'placeId')
  }
  return around
}

/** The places right within one, and which of them have places within them. */
async function findPlacesIn(db: Db, parentId: string, cursor: string | undefined) {
  const parts = db
    .createQueryBuilder(Organisation, 'part')
    .select('part.id')
    .where('part.parentId = place.id AND part.kind IN (:...kinds)')
    .limit(1)
  const query = db
    .createQueryBuilder(Organisation, 'place')
    .addSelect(`(${parts.getQuery()})`, 'partId')
    .where('place.parentId = :parentId AND place.kind IN (:...kinds)', { parentId, kinds: territorialKinds })
    .orderBy('place.path')
    .limit(rowsToRead)
  const after = decodeCursor(cursor, 1)
  if (after) query.andWhere('place.path > :after', { after: after[0] })
  const { entities, raw } = await query.getRawAndEntities<{ place_id: string; partId: string | null }>()
  return { places: entities, divided: new Set(raw.flatMap((row) => (row.partId === null ? [] : row.place_id))) }
}

/**
 * Who an application by the first of these goes to, a place and those around it: the union of the place or of the nearest place around it that takes applications,
 * or has a pool (周转库) which does; then any pool of its district; at last the city's, who may not send anybody away.
 */
export async function decideTarget(db: Db, around: Organisation[]): Promise<Organisation> {
  const pools = await findPools(db, around)
  const poolOf = (node: Organisation) => pools.find(({ parentId }) => parentId === node.id)
  for (const node of around.slice(0, -1)) {
    const own = node.acceptsApplications ? node : poolOf(node)
    if (own) return own
  }
  const root = around.at(-1)!
  const district = around.at(-2)
  const isNear = ({ path, regionCode }: Organisation) =>
    district !== undefined &&
    (path.startsWith(district.path) || (regionCode !== null && regionCode === district.regionCode))
  // A pool of the city that names a district is that district's.
  const isCitys = ({ parentId, regionCode }: Organisation) =>
    parentId === root.id && (regionCode === null || regionCode === root.regionCode)
  return pools.find(isNear) ?? (root.acceptsApplications ? root : (pools.find(isCitys) ?? root))
}

/** Pools that take applications: those of the places around, of the district and of its region, an employer's never. */
async function findPools(db: Db, around: Organisation[]): Promise<Organisation[]> {
  const district = around.at(-2)
  const pools = await db
    .createQueryBuilder(Organisation, 'pool')
    // A pool stands right below the union whose it is.
    .innerJoin(Organisation, 'above', 'above.id = pool.parentId AND above.kind NOT IN (:...unitKinds)', { unitKinds })
    .where('pool.kind = :kind AND pool.acceptsApplications = :accepting', { kind: 'pool', accepting: true })
    .andWhere('(pool.parentId IN (:...ids) OR pool.regionCode = :region OR pool.path LIKE :within)', {
      ids: around.map(({ id }) => id),
      region: district?.regionCode ?? '',
      within: `${district?.path ?? '-'}%`,
    })
    .orderBy('pool.path')
    .getMany()
  return pools.sort((a, b) => a.path.length - b.path.length)
}
