import { In } from 'typeorm'
import type { ClassContent } from '../../shared/classes/plans'
import { shanghaiMoment } from '../../shared/http/time'
import { DrawTicket, freezeList, settleMs } from '../draws'
import { type Notice, notifyAll } from '../notifications'
import type { JobCall, JobKind } from '../platform/jobs'
import { lockPools } from '../platform/pools'
import { fromRaw } from '../platform/raw'
import { findEntered, findUnfrozen, findUntold, type Told } from './draws.queries'
import { CourseClass } from './entities'

const most = 100

/** Closes each list when its window is over, and publishes its hash, before anybody can know the public value. */
async function freezeLists({ database, now, isStopping }: JobCall): Promise<void> {
  const before = new Date(now.getTime() - settleMs)
  for (const classId of await findUnfrozen(database.reader, before, most)) {
    if (isStopping()) return
    await database.transaction(async (db) => {
      await lockPools(db, CourseClass, [classId])
      await freezeList(db, classId, await findEntered(db, classId), now)
    })
  }
}

/** Tells everybody what was drawn for them, some at a time. */
async function tellOfDraws({ database, now, isStopping }: JobCall): Promise<void> {
  for (;;) {
    const told = await findUntold(database.reader, most)
    if (told.length === 0 || isStopping()) return
    await database.transaction(async (db) => {
      await notifyAll(db, told.flatMap(noticesOf), now)
      await db.update(DrawTicket, { id: In(told.map(({ id }) => id)) }, { tellAt: null })
    })
  }
}

function noticesOf(told: Told): Notice[] {
  const { personId, bookingId, drawId, organisationId, state, expiresAt } = told
  if (state !== 'held' && state !== 'waiting') return []
  const { name } = JSON.parse(told.content) as ClassContent
  const params = { class: name, ...(expiresAt ? { until: shanghaiMoment(fromRaw(expiresAt)) } : {}) }
  const template = state === 'held' ? 'classes.drawWon' : 'classes.drawQueued'
  const link = `/classes/booking?id=${bookingId}`
  return [{ personId, template, params, link, dedupeKey: `${bookingId} drawn ${drawId}`, organisationId }]
}

export const drawJobs: JobKind[] = [
  { name: 'classes.freeze_lists', everySeconds: 10, run: freezeLists },
  { name: 'classes.tell_of_draws', everySeconds: 5, run: tellOfDraws },
]
