import { And, type FindOperator, In, LessThanOrEqual, MoreThan } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import { notify } from '../notifications'
import type { Organisation } from '../organisations'
import { writeAudit } from '../platform/audit'
import type { Database, Db } from '../platform/db'
import { createHook } from '../platform/hooks'
import type { JobCall, JobKind } from '../platform/jobs'
import { newId } from '../platform/random'
import { ruleAt } from '../platform/rules'
import { recordStep } from './cases'
import { type Chase, WorkItem } from './entities'
import { findAbove, findLevels, tellReviewers, timeIn } from './overdue.holders'
import { dueAbove, type OverdueRule, overdueRule, workingDaysAfter } from './overdue.rules'

/** What a feature says whose case moves up: the case's new version, and who is told of it besides the reviewers. */
export interface MovedUp {
  version: number
  tell: { personId: string; link: string } | null
}

/**
 * A case moves up to the union above: the feature that owns it gives it that owner and due time, at the version of `item`.
 * One that answers null, or not at all, keeps its case where it is, and its reviewers are reminded instead.
 */
export const workItemEscalated = createHook<[db: Db, item: WorkItem, to: Organisation, dueAt: Date], MovedUp | null>()

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

/** Changes an item that is still as it was read; whoever was faster wins. */
async function mark(db: Db, item: WorkItem, change: Partial<WorkItem>): Promise<void> {
  const { id, version, chase: from, organisationId } = item
  const where = { id, version, chase: from, organisationId, isOpen: true }
  if ((await db.update(WorkItem, where, change)).affected !== 1) throw new AppError('desk.closed')
}

async function remind(
  db: Db,
  item: WorkItem,
  template: 'dueSoon' | 'overdue' | 'stillOverdue',
  reached: Chase,
  { now }: Pursuit,
): Promise<void> {
  await mark(db, item, { chase: reached, chasedAt: now })
  const { name } = item.organisation!
  await tellReviewers(db, item, await findLevels(db, item), template, { organisation: name }, now)
}

/** To the union above with a time of its own; where there is none, or the feature keeps it, it stays and is reminded of. */
async function moveUp(db: Db, item: WorkItem, on: Pursuit): Promise<void> {
  const { now, rule } = on
  const levels = await findLevels(db, item)
  const to = findAbove(levels)
  const dueAt = dueAbove(rule, now)
  // The feature's row first, as when it is decided, so that the two never wait for each other.
  const moved = to && (await workItemEscalated.first(db, item, to, dueAt))
  if (!moved) return remind(db, item, 'stillOverdue', 'stays', on)
  const change = { organisationId: to.id, movedUpFromId: item.organisationId, dueAt, version: moved.version }
  await mark(db, item, { ...change, assigneeId: null, chase: 'none', chasedAt: null })
  await record(db, item, to, now)
  const names = { from: item.organisation!.name, to: to.name }
  const above = levels.filter(({ organisation }) => to.path.startsWith(organisation.path))
  await tellReviewers(db, { ...item, dueAt }, above, 'movedUp', names, now)
  if (!moved.tell) return
  const params = { ...names, kind: item.kind, due: timeIn(dueAt) }
  const dedupeKey = `${item.id} moved up ${moved.version}`
  await notify(db, { ...moved.tell, template: 'desk.yoursMovedUp', params, dedupeKey, organisationId: to.id }, now)
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
