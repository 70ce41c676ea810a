import { addDays, nextDay, shanghaiDay } from '../../shared/http/time'
import { coverEnd } from '../../shared/insurance/limits'
import { findCurrentMembership } from '../membership'
import { notify } from '../notifications'
import type { Db } from '../platform/db'
import type { JobCall, JobKind } from '../platform/jobs'
import { ruleAt } from '../platform/rules'
import { grantCover, namesOf } from './covers.granting'
import { changeCover, contentOf, findCover, findEnding, findPlansFor } from './covers.queries'
import { coversRule } from './covers.rules'
import type { Cover, PlanVersion } from './entities'
import { links } from './links'

/** More than this waits for the next run. */
const mostInRun = 5_000

/**
 * Goes through covers whose last day is over, each in a transaction of its own that looks again before it acts: killed
 * anywhere, the next run goes on from there.
 */
async function endOrRenew({ database, now, isStopping }: JobCall): Promise<void> {
  const today = shanghaiDay(now)
  for (const { id } of await findEnding(database.reader, { until: addDays(today, -1) }, mostInRun)) {
    if (isStopping()) return
    await database.transaction(async (db) => {
      const cover = await findCover(db, id)
      if (cover && cover.endedAt === null && cover.toDay < today) await endOne(db, cover, now)
    })
  }
}

/** The next one begins on the day after, however late this runs: there is no day between. */
async function endOne(db: Db, cover: Cover, now: Date): Promise<void> {
  const next = await findNext(db, cover, nextDay(cover.toDay))
  const endReason = next ? ('renewed' as const) : ('expired' as const)
  if (!(await changeCover(db, cover, { endedAt: now, endReason, currentKey: null })) || !next) return
  const whom = {
    personId: cover.personId,
    organisationId: next.organisationId,
    source: 'renewal' as const,
    sourceId: cover.id,
  }
  const fromDay = nextDay(cover.toDay)
  if (!(await grantCover(db, next.version, whom, fromDay, now))) return
  const params = { ...namesOf(next.version.content), until: coverEnd(fromDay, next.version.content.termMonths) }
  await tell(db, cover, 'coverRenewed', params, now)
}

/** What a cover goes on with from a day on: while its holder is a member where the plan is open, its version of that day. */
async function findNext(
  db: Db,
  cover: Cover,
  fromDay: string,
): Promise<{ version: PlanVersion; organisationId: string } | null> {
  if (contentOf(cover).grantedBy !== 'approval') return null
  const held = await findCurrentMembership(db, cover.personId)
  if (!held) return null
  const version = (await findPlansFor(db, held.organisationId, fromDay)).find(({ planId }) => planId === cover.planId)
  const isGranted = version?.content.grantedBy === 'approval'
  return isGranted ? { version, organisationId: held.organisationId } : null
}

/** Whose cover ends soon is told once, and whether it goes on by itself. */
async function remind({ database, now, isStopping }: JobCall): Promise<void> {
  const { remindDays } = await ruleAt(database.reader, coversRule, now)
  const today = shanghaiDay(now)
  const until = addDays(today, remindDays)
  for (const { id } of await findEnding(database.reader, { until, isUntold: true }, mostInRun)) {
    if (isStopping()) return
    await database.transaction(async (db) => {
      const cover = await findCover(db, id)
      if (!cover || cover.endedAt !== null || cover.remindedAt !== null || cover.toDay < today) return
      if (!(await changeCover(db, cover, { remindedAt: now }))) return
      const next = await findNext(db, cover, today)
      const params = { ...namesOf(contentOf(cover)), until: cover.toDay }
      await tell(db, cover, next ? 'coverRenews' : 'coverEnds', params, now)
    })
  }
}

const tell = (
  db: Db,
  { id, personId, organisationId }: Cover,
  template: 'coverEnds' | 'coverRenews' | 'coverRenewed',
  params: Record<string, string>,
  now: Date,
): Promise<void> =>
  notify(
    db,
    {
      personId,
      template: `insurance.${template}`,
      params,
      link: links.covers,
      dedupeKey: `${id} ${template}`,
      organisationId,
    },
    now,
  )

/** Days begin at midnight; an hour later at most everything that was due with the day has happened. */
export const coverJobs: JobKind[] = [
  { name: 'insurance.end_covers', everySeconds: 3_600, run: endOrRenew },
  { name: 'insurance.remind_of_covers', everySeconds: 3_600, run: remind },
]
