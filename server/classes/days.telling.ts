import { notify, takeBackNotices } from '../notifications'
import type { Db } from '../platform/db'
import { findKnownGuardians } from './children.queries'
import type { ClassAttendance } from './days.entities'
import type { CourseClass } from './entities'

const todayLink = '/classes/today'

interface Told {
  template: 'absent' | 'pickedUp' | 'asks' | 'incident'
  /** Names the event of one child, or of the whole class. */
  event: (childId: string) => string
  params?: Record<string, string>
  link?: string
}

/** Tells every confirmed guardian of these children, each once; never which child, as others may look at the screen. */
async function tellGuardians(
  db: Db,
  { organisationId, content }: CourseClass,
  childIds: readonly string[],
  { template, event, params = {}, link = todayLink }: Told,
  now: Date,
): Promise<void> {
  for (const { personId, childId } of await findKnownGuardians(db, childIds)) {
    const notice = {
      personId,
      template: `classDays.${template}`,
      params: { className: content.name, ...params },
      link,
      dedupeKey: keyOf(personId, template, event(childId)),
      organisationId,
    }
    await notify(db, notice, now)
  }
}

const keyOf = (personId: string, template: string, event: string): string => `${template} ${event} ${personId}`

export async function tellAbsence(
  db: Db,
  of: CourseClass,
  absent: readonly ClassAttendance[],
  now: Date,
): Promise<void> {
  const idOf = new Map(absent.map(({ childId, id }) => [childId, id]))
  await tellGuardians(db, of, [...idOf.keys()], { template: 'absent', event: (childId) => idOf.get(childId)! }, now)
}

/** The child was there after all: who has not read it need not be frightened. */
export async function takeBackAbsence(db: Db, corrected: readonly ClassAttendance[]): Promise<void> {
  const idOf = new Map(corrected.map(({ childId, id }) => [childId, id]))
  const guardians = await findKnownGuardians(db, [...idOf.keys()])
  if (guardians.length === 0) return
  await takeBackNotices(
    db,
    guardians.map(({ personId, childId }) => keyOf(personId, 'absent', idOf.get(childId)!)),
  )
}

export const tellPickedUp = (db: Db, of: CourseClass, childId: string, id: string, time: string, now: Date) =>
  tellGuardians(db, of, [childId], { template: 'pickedUp', event: () => id, params: { time } }, now)

export const askGuardians = (db: Db, of: CourseClass, childId: string, id: string, now: Date) =>
  tellGuardians(db, of, [childId], { template: 'asks', event: () => id, link: `/classes/pickup?id=${id}` }, now)

export const tellIncident = (db: Db, of: CourseClass, childIds: readonly string[], id: string, now: Date) =>
  tellGuardians(db, of, childIds, { template: 'incident', event: () => id }, now)
