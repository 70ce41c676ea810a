import type { HomeCaller, HomePart } from '../home'
import type { Db } from '../platform/db'
import { contentOf, findRunningNow } from './covers.queries'

/** What the person is covered by, for the first screen. */
export async function describeHome(db: Db, caller: HomeCaller | null): Promise<HomePart> {
  if (!caller) return {}
  const running = await findRunningNow(db, caller.personId)
  return { covers: running.map((cover) => ({ id: cover.id, name: contentOf(cover).name, until: cover.toDay })) }
}
