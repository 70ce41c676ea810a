import { notify } from '../notifications'
import type { Db } from '../platform/db'
import { groupBy } from '../platform/grouping'
import { lockPools } from '../platform/pools'
import { offerSeats } from './bookings.offering'
import { findLiveIn } from './bookings.queries'
import { noteFreed } from './bookings.soldOut'
import { promiseDraw } from './draws.service'
import { CourseClass } from './entities'
import { findClass } from './queries'

type Seen = Pick<CourseClass, 'id' | 'state' | 'siteId' | 'seats' | 'content' | 'opensAt' | 'version'>

/** A published class was changed, under its lock: who comes learns of another place, new seats are for who waits, and what is drawn now is promised. */
export async function followChange(db: Db, before: Seen, after: Omit<Seen, 'id' | 'state' | 'version'>, now: Date) {
  if (before.state !== 'published') return
  await promiseDraw(db, { id: before.id, ...after }, now)
  const isMoved = before.siteId !== after.siteId || before.content.room !== after.content.room
  if (isMoved) await tellMoved(db, before, now)
  if (after.seats <= before.seats) return
  noteFreed(db, [before.id])
  await offerSeats(db, await lockPools(db, CourseClass, [before.id]), [before.id], now)
}

/** Each family once, whatever the number of its children. */
async function tellMoved(db: Db, { id, version }: Seen, now: Date): Promise<void> {
  const { content, site, organisationId } = (await findClass(db, id))!
  const params = { class: content.name, site: site!.content.name, room: content.room }
  for (const personId of groupBy(await findLiveIn(db, id), (place) => place.personId).keys()) {
    const dedupeKey = `${id} moved ${version} ${personId}`
    const told = { personId, template: 'classPlans.moved', params, link: `/classes/class?id=${id}`, dedupeKey }
    await notify(db, { ...told, organisationId }, now)
  }
}
