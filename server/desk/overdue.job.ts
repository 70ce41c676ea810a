import { And, type FindOperator, In, LessThanOrEqual, MoreThan } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import type { Organisation } from '../organisations'
import { writeAudit } from '../platform/audit'
import type { Database, Db } from '../platform/db'
import type { JobCall, JobKind } from '../platform/jobs'
import { newId } from '../platform/random'
import { ruleAt } from '../platform/rules'
import { recordStep } from './cases'
import { type Chase, WorkItem } from './entities'
import { giveItem, mark, tellSubject } from './giving'
import { findAbove, findLevels, tellReviewers } from './overdue.holders'
import { dueInNext, type OverdueRule, overdueRule, workingDaysAfter } from './overdue.rules'

interface Pursuit {
  rule: OverdueRule
  now: Date
}

interface Pace {
  /** How far a case has come when this is done to it. */
  after: Chase[]
  /** The due times it is done at. */
  due: (on: Pursuit) => FindOperator<Date>
  /** Whether the last reminder was long enough ago. */
  isTime?: (item: WorkItem, on: Pursuit) => boolean
  act: (db: Db, item: WorkItem, on: Pursuit) => Promise<void>
}

const untilNow = ({ now }: Pursuit) => LessThanOrEqual(now)
const isPast = (at: Date | null, days: number, now: Date) => at === null || workingDaysAfter(at, days) <= now

/** A case is reminded of before its time is over, once more when it is, and moves up where that does not help. */
const paces: Pace[] = [
  {
    after: ['none'],
    due: ({ rule, now }) => And(MoreThan(now), LessThanOrEqual(workingDaysAfter(now, rule.remindBefore))),
    act: (db, item, on) => remind(db, item, 'dueSoon', 'soon', on),
  },
  {
    after: ['none', 'soon'],
    due: untilNow,
    act: (db, item, on) => remind(db, item, 'overdue', 'late', on),
  },
  {
    after: ['late'],
    due: untilNow,
    isTime: ({ chasedAt }, { rule, now }) => isPast(chasedAt, rule.moveAfter, now),
    act: moveUp,
  },
  {
    after: ['stays'],
    due: untilNow,
    isTime: ({ chasedAt }, { rule, now }) => isPast(chasedAt, rule.repeatAfter, now),
    act: moveUp,
  },
]

export const overdueJob: JobKind = { name: 'desk.chase_overdue', everySeconds: 300, run: chaseOverdue }

/** Each case in a transaction of its own that looks again before it acts: killed anywhere, the next run goes on from there. */
async function chaseOverdue({ database, now, isStopping }: JobCall): Promise<void> {
  const on = { rule: await ruleAt(database.reader, overdueRule, now), now }
  for (const pace of paces) {
    for (const item of await findLate(database.reader, pace, on)) {
      if (isStopping()) return
      await chase(database, item, pace, on)
    }
  }
}

/** More than this waits for the next run. */
const mostInRun = 5_000

const whereOf = ({ after, due }: Pace, on: Pursuit) => ({ isOpen: true, chase: In(after), dueAt: due(on) })

async function findLate(db: Db, pace: Pace, on: Pursuit): Promise<WorkItem[]> {
  const items = await db.find(WorkItem, {
    where: whereOf(pace, on),
    select: { id: true, chasedAt: true },
    order: { dueAt: 'ASC' },
    take: mostInRun,
  })
  return items.filter((item) => pace.isTime?.(item, on) ?? true)
}

async function chase(database: Database, { id }: WorkItem, pace: Pace, on: Pursuit): Promise<void> {
  try {
    await database.transaction(async (db) => {
      const item = await db
        .createQueryBuilder(WorkItem, 'item')
        .innerJoinAndSelect('item.organisation', 'organisation')
        .where({ id, ...whereOf(pace, on) })
        .getOne()
      if (item && (pace.isTime?.(item, on) ?? true)) await pace.act(db, item, on)
    })
  } catch (error) {
    // Decided or changed by somebody at this very moment: what is still due then, the next run finds.
    if (!(error instanceof AppError)) throw error
  }
}

async function remind(
  db: Db,
  item: WorkItem,
  template: 'dueSoon' | 'overdue' | 'stillOverdue',
  reached: Chase,
  { now }: Pursuit,
): Promise<void> {
  await mark(db, item, { chase: reached, chasedAt: now })
  const levels = await findLevels(db, item)
  const told = template === 'overdue' && findAbove(levels) === null ? 'overdueAtTop' : template
  await tellReviewers(db, item, levels, told, { organisation: item.organisation!.name }, now)
}

/** To the union above with a time of its own; where there is none, or the feature keeps it, it stays and is reminded of. */
async function moveUp(db: Db, item: WorkItem, on: Pursuit): Promise<void> {
  const { now, rule } = on
  const levels = await findLevels(db, item)
  const to = findAbove(levels)
  const dueAt = dueInNext(rule, now)
  const given = to && (await giveItem(db, item, { to, dueAt, movedUpFromId: item.organisationId }))
  if (!given) return remind(db, item, 'stillOverdue', 'stays', on)
  await record(db, item, to, now)
  const names = { from: item.organisation!.name, to: to.name }
  const above = levels.filter(({ organisation }) => to.path.startsWith(organisation.path))
  await tellReviewers(db, { ...item, dueAt }, above, 'movedUp', names, now)
  await tellSubject(db, item, given, 'yoursMovedUp', { to, dueAt }, now)
}

/** In the case's history, under the name of whom it is about as nobody acted, and on the record. */
async function record(db: Db, item: WorkItem, to: Organisation, now: Date): Promise<void> {
  const { id, kind, subjectId, organisationId } = item
  await recordStep(db, { caseId: id, step: 'escalated', at: now, actorId: subjectId, organisationId: to.id })
  await writeAudit(db, {
    at: now,
    actorId: null,
    action: 'desk.item_escalated',
    targetId: id,
    requestId: newId(),
    outcome: 'done',
    facts: { kind, from: organisationId, to: to.id },
  })
}
