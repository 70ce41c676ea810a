import type { ClassView } from '../../shared/classes/contract'
import { AppError } from '../../shared/http/errors'
import type { Actor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { type ClassFilters, countPlaces, findClass, findListed, findListedPlaces, findOwnPlaces } from './queries'
import { drawClass, drawClassView } from './views'

export async function list(db: Db, filters: ClassFilters, now: Date) {
  const [rows, listed] = await Promise.all([findListed(db, filters, now), findListedPlaces(db, now)])
  const page = toPage(rows, ({ id, closesAt }) => [closesAt.toISOString(), id])
  const counts = await countPlaces(
    db,
    page.items.map(({ id }) => id),
  )
  return {
    ...page,
    items: page.items.map((row) => drawClass(row, counts)),
    terms: distinct(listed.map(({ term }) => ({ id: term!.id, name: term!.name }))),
    sites: distinct(listed.map(({ site }) => ({ id: site!.id, name: site!.content.name }))),
  }
}

const distinct = <T extends { id: string }>(refs: T[]): T[] => [...new Map(refs.map((ref) => [ref.id, ref])).values()]

/** What is being planned is nobody's business yet: as absent as what never was. */
export async function get(db: Db, actor: Actor | null, id: string, now: Date): Promise<ClassView> {
  const row = await findClass(db, id)
  if (!row || row.state === 'draft') throw new AppError('classes.class_not_found')
  const [counts, places] = await Promise.all([
    countPlaces(db, [id]),
    actor ? findOwnPlaces(db, actor.personId, id) : Promise.resolve([]),
  ])
  return drawClassView(row, counts, places, now)
}
