import { AppError } from '../../shared/http/errors'
import { type Given, moveWorkItem, openWorkItem, type WorkItem } from '../desk'
import { nameIndexOf } from '../identity'
import type { Organisation } from '../organisations'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { systemRandom } from '../platform/random'
import { ruleAt } from '../platform/rules'
import { dueAfter } from '../platform/workdays'
import type { Contest } from './contests.entities'
import { changeContest, findContest } from './contests.queries'
import { clocksRule } from './contests.rules'

type Clocks = Pick<Contest, 'reviewDueAt' | 'resultDueAt'>

/** Both clocks of a result: of this review, and of all of it, which goes on where a result was given back. */
export async function startClocks(db: Db, { resultDueAt }: Contest, now: Date): Promise<Clocks> {
  const { review, whole, closesAt } = await ruleAt(db, clocksRule, now)
  return {
    reviewDueAt: dueAfter({ workingDays: review, closesAt }, now),
    resultDueAt: resultDueAt ?? dueAfter({ workingDays: whole, closesAt }, now),
  }
}

/** What the desk's queue goes by: the nearer of the two clocks. */
const itemDueAt = ({ reviewDueAt, resultDueAt }: Clocks): Date =>
  reviewDueAt! < resultDueAt! ? reviewDueAt! : resultDueAt!

/** Puts a result that was reckoned just now before those who may look it over; one that was given back comes again. */
export async function putUpForReview(db: Db, before: Contest, clocks: Clocks, now: Date): Promise<void> {
  const { id, content, organisationId } = before
  const turn = { state: 'reviewing', version: before.version + 1, dueAt: itemDueAt(clocks), organisationId }
  if (before.resultDueAt !== null) return moveWorkItem(db, id, { ...turn, isOpen: true, assigneeId: null })
  await openWorkItem(db, {
    ...{ id, kind: 'learning.contest', feature: 'learning', role: 'learningEditor', route: content.kind, ...turn },
    ...{ caseNumber: makeCaseNumber('JS', systemRandom, now), openedAt: now, phoneIndex: null, documentIndex: null },
    // It is about nobody: it goes by its own id and name.
    ...{ subjectId: id, subject: content.name, subjectIndex: nameIndexOf(content.name) },
  })
}

/** The contest has moved on from its review: published, given back or stopped. */
export const closeReview = (
  db: Db,
  { id, version }: Contest,
  state: Contest['state'],
  assigneeId?: string,
): Promise<void> =>
  moveWorkItem(db, id, { state, version: version + 1, isOpen: false, ...(assigneeId && { assigneeId }) })

/** The union above is asked from now on, whose editors reach the contest where it is: what was seen below is out of date. */
export async function giveReview(
  db: Db,
  { id, kind, version }: WorkItem,
  _to: Organisation,
  dueAt: Date,
): Promise<Given | null> {
  if (kind !== 'learning.contest') return null
  const contest = await findContest(db, id)
  const isThere = contest?.version === version && contest.state === 'reviewing'
  if (!isThere || !(await changeContest(db, contest, { reviewDueAt: dueAt }))) {
    throw new AppError('desk.changed_meanwhile')
  }
  return { version: version + 1, tell: null }
}
