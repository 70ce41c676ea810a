import { In, LessThan } from 'typeorm'
import type { EventView } from '../../shared/membership/events'
import { blindIndex } from '../platform/crypto'
import { type Database, type Db, isDuplicate } from '../platform/db'
import type { Ports } from '../platform/ports'
import { newId } from '../platform/random'
import { networkOf } from '../platform/throttle'
import { EventPlace, JoiningEvent } from './entities'

/**
 * A whole station shares one network address, so an address at which an open event's page is opened may send more codes and
 * sign in more often. Opening the page is all it takes, hence the caps: so many addresses an event, half a day each, a
 * second budget and not an unlimited one, and nothing more once the event is over.
 */
const raisedForMs = 12 * 3_600_000

/** What this process has written already, so that a rush of scans does not write for each of them. */
const written = new Map<string, number>()
const mostWritten = 20_000

const hashOf = (address: string): string => blindIndex('event_places.address', networkOf(address))

/** Notes that an open event's page was opened from an address; never at the visitor's expense. */
export async function notePlace(
  database: Database,
  { config, log }: Ports,
  address: string,
  event: Pick<EventView, 'code' | 'open'> | null,
  now: Date,
): Promise<void> {
  if (config.limits === null || !event?.open) return
  const { addressesPerEvent } = config.limits
  const addressHash = hashOf(address)
  const key = `${event.code} ${addressHash}`
  if ((written.get(key) ?? 0) > now.getTime()) return
  try {
    const until = await database.transaction((db) => keepPlace(db, event.code, addressHash, addressesPerEvent, now))
    if (written.size >= mostWritten) written.clear()
    written.set(key, until.getTime())
  } catch (error) {
    log.warn({ err: error }, 'the place of an event was not noted')
  }
}

/** Until when the address need not be noted again. */
async function keepPlace(db: Db, code: string, addressHash: string, most: number, now: Date): Promise<Date> {
  const { id: eventId, endsAt } = await db.findOneByOrFail(JoiningEvent, { code })
  const expiresAt = new Date(Math.min(endsAt.getTime(), now.getTime() + raisedForMs))
  const again = await db.update(EventPlace, { addressHash, eventId }, { expiresAt })
  if (again.affected !== 0 || (await db.countBy(EventPlace, { eventId })) >= most) return expiresAt
  await db.insert(EventPlace, { id: newId(), addressHash, eventId, expiresAt }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
  return expiresAt
}

/** Whether an event is open where this address is. */
export async function isEventPlace(db: Db, address: string, now: Date): Promise<boolean> {
  const places = await db.findBy(EventPlace, { addressHash: hashOf(address) })
  const eventIds = places.filter(({ expiresAt }) => expiresAt > now).map(({ eventId }) => eventId)
  if (eventIds.length === 0) return false
  const events = await db.findBy(JoiningEvent, { id: In(eventIds) })
  return events.some(({ closedAt, endsAt }) => closedAt === null && endsAt > now)
}

export const deleteExpiredPlaces = async (db: Db, now: Date): Promise<void> => {
  await db.delete(EventPlace, { expiresAt: LessThan(now) })
}
