import { AppError } from '../../shared/http/errors'
import { addDays, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import { notify } from '../notifications'
import type { Database, Db } from '../platform/db'
import type { JobCall, JobKind } from '../platform/jobs'
import { ruleAt } from '../platform/rules'
import { Membership } from './entities'
import { tellLeft } from './leaving.service'
import { links } from './links'
import { lapseRule, monthsBefore } from './rules'
import { findMember } from './standing.queries'
import { annotate, changeState } from './standing.service'

/** More than this waits for the next run. */
const mostInRun = 5_000
const byRule = { actorId: null, organisationId: null }
type Due = (db: Db, held: Membership, now: Date) => Promise<boolean>

/**
 * Goes through what `find` lists, each membership in a transaction of its own that looks again before it acts: killed
 * anywhere, the next run goes on from there.
 */
async function eachDue(
  { database, now }: JobCall,
  find: (reader: Db) => Promise<Membership[]>,
  act: Due,
): Promise<void> {
  for (const { id } of await find(database.reader)) await actOn(database, id, act, now)
}

async function actOn(database: Database, id: string, act: Due, now: Date): Promise<void> {
  try {
    await database.transaction(async (db) => {
      const held = await findMember(db, id)
      if (held?.currentKey ?? held?.shadowKey) await act(db, held!, now)
    })
  } catch (error) {
    // Changed by somebody at this very moment: what is still due then, the next run finds.
    if (!(error instanceof AppError)) throw error
  }
}

/** Ids by the index of the column they are due by. */
const dueBy = (database: Db, column: 'stateUntil' | 'leavesOn' | 'lapsesOn' | 'stateSince') =>
  database
    .createQueryBuilder(Membership, 'membership')
    .select(['membership.id'])
    .orderBy(`membership.${column}`)
    .limit(mostInRun)

/** A retained or suspended state whose last day is over ends by itself. */
async function endTerms(call: JobCall): Promise<void> {
  const today = shanghaiDay(call.now)
  await eachDue(
    call,
    (reader) =>
      dueBy(reader, 'stateUntil')
        .where("membership.stateUntil < :today AND membership.state IN ('retained', 'suspended')", { today })
        .getMany(),
    async (db, held, now) => {
      if (held.stateUntil === null || held.stateUntil >= today) return false
      await changeState(db, held, 'restore', { ...byRule, reason: 'termOver' }, now)
      return tell(db, held, 'restored', {}, now)
    },
  )
}

/** Who said that they leave on a day has left from that day on. */
async function leaveOnDay(call: JobCall): Promise<void> {
  const today = shanghaiDay(call.now)
  await eachDue(
    call,
    (reader) =>
      dueBy(reader, 'leavesOn')
        .where('membership.leavesOn <= :today AND membership.currentKey IS NOT NULL', { today })
        .getMany(),
    async (db, held, now) => {
      if (held.leavesOn === null || held.leavesOn > today) return false
      await changeState(db, held, 'leave', { actorId: held.personId, organisationId: null }, now)
      await tellLeft(db, held, now)
      return true
    },
  )
}

/** Whose membership has been stopped for longer than the rule says is told when it will end, and what to do. */
async function noticeLapses(call: JobCall): Promise<void> {
  const { months, noticeDays } = await ruleAt(call.database.reader, lapseRule, call.now)
  const today = shanghaiDay(call.now)
  const before = shanghaiInstant(monthsBefore(today, months), '23:59')
  const lapsesOn = addDays(today, noticeDays)
  await eachDue(
    call,
    (reader) =>
      dueBy(reader, 'stateSince')
        .where("membership.state = 'suspended' AND membership.stateSince <= :before", { before })
        .andWhere('membership.lapsesOn IS NULL AND membership.stateUntil IS NULL')
        .andWhere("(membership.stateReason IS NULL OR membership.stateReason <> 'discipline')")
        .andWhere('(membership.heardAt IS NULL OR membership.heardAt <= :before)')
        .getMany(),
    async (db, held, now) => {
      if (!isForgotten(held, before)) return false
      await annotate(db, held, 'noticeLapse', { lapsesOn }, { ...byRule, until: lapsesOn }, now)
      return tell(db, held, 'lapseNoticed', { on: lapsesOn, months: String(months) }, now)
    },
  )
}

/** Stopped since `before` or longer, without an end that was set, without a word since, and not told yet. */
const isForgotten = ({ state, stateSince, stateUntil, stateReason, lapsesOn, heardAt }: Membership, before: Date) =>
  state === 'suspended' &&
  (stateSince ?? before) <= before &&
  stateUntil === null &&
  stateReason !== 'discipline' &&
  lapsesOn === null &&
  (heardAt ?? before) <= before

/** Who was told, and did not answer, is no member from that day on. */
async function lapse(call: JobCall): Promise<void> {
  const today = shanghaiDay(call.now)
  await eachDue(
    call,
    (reader) =>
      dueBy(reader, 'lapsesOn')
        .where("membership.lapsesOn <= :today AND membership.state = 'suspended'", { today })
        .getMany(),
    async (db, held, now) => {
      if (held.lapsesOn === null || held.lapsesOn > today) return false
      await changeState(db, held, 'lapse', byRule, now)
      return tell(db, held, 'lapsed', {}, now)
    },
  )
}

async function tell(
  db: Db,
  held: Membership,
  template: string,
  params: Record<string, string>,
  now: Date,
): Promise<true> {
  if (held.isShadow) return true
  const organisation = held.organisation!.name
  const notice = { personId: held.personId, template: `membership.${template}`, link: links.standing }
  const dedupeKey = `${held.id} ${template} ${held.version}`
  await notify(db, { ...notice, params: { reason: '', until: '', ...params, organisation }, dedupeKey }, now)
  return true
}

/** Days begin at midnight; an hour later at most everything that was due with the day has happened. */
export const standingJobs: JobKind[] = [
  { name: 'membership.end_terms', everySeconds: 3600, run: endTerms },
  { name: 'membership.leave_on_day', everySeconds: 3600, run: leaveOnDay },
  { name: 'membership.notice_lapses', everySeconds: 3600, run: noticeLapses },
  { name: 'membership.lapse', everySeconds: 3600, run: lapse },
]
