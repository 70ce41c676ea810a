import type { classDaysDesk } from '../../shared/classes/days.desk.contract'
import type { MarkView } from '../../shared/classes/dayViews'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { ClassAttendance } from './days.entities'
import { loadDayClass } from './days.policy'
import { findChildRows, findKnown } from './days.queries'
import { daysRule } from './days.rules'
import { takeBackAbsence, tellAbsence } from './days.telling'
import { blockerOf, drawMark } from './days.views'
import { CourseClass } from './entities'

type Body = BodyOf<(typeof classDaysDesk)['recordAttendance']>
type Given = Body['marks'][number]

export interface Recorded {
  marks: MarkView[]
  conflicts: MarkView[]
}

/** Refuses a day that the class does not meet on, that is still to come, or that is too long ago. */
async function requireDay(db: Db, of: CourseClass, day: string, now: Date): Promise<void> {
  const { lateDays } = await ruleAt(db, daysRule, now)
  const blocker = blockerOf(of, day, lateDays, now)
  if (blocker) throw new AppError(blocker)
}

/** Whoever writes a class's day down holds its row: two teachers at once see what the other one wrote. */
export async function holdDay(
  db: Db,
  actor: StaffActor,
  classId: string,
  day: string,
  now: Date,
): Promise<CourseClass> {
  await lockPools(db, CourseClass, [classId])
  const { of } = await loadDayClass(db, actor, classId, now)
  await requireDay(db, of, day, now)
  return of
}

export async function recordAttendance(
  db: Db,
  actor: StaffActor,
  { classId, day }: { classId: string; day: string },
  { marks, tappedAt }: Body,
  now: Date,
): Promise<Recorded> {
  const found = await holdDay(db, actor, classId, day, now)
  const rows = new Map((await findChildRows(db, classId, day)).map((row) => [row.child.id, row]))
  const before = new Map<string, ClassAttendance>()
  for (const { attendance } of rows.values()) if (attendance) before.set(attendance.childId, attendance)
  if (marks.some(({ childId }) => !rows.has(childId))) throw new AppError('classes.day_not_found')

  const written = { day, classId, recordedBy: actor.personId, recordedAt: now, tappedAt: dateOf(tappedAt) }
  const conflicts: ClassAttendance[] = []
  const changed: ClassAttendance[] = []
  for (const given of marks) {
    const there = before.get(given.childId)
    if (there && isSame(there, given)) continue
    if (there && there.version !== given.version) {
      conflicts.push(there)
      continue
    }
    const row = { ...written, ...contentOf(given), id: there?.id ?? newId(), version: (there?.version ?? 0) + 1 }
    before.set(given.childId, row)
    changed.push(row)
  }
  await writeMarks(db, changed)
  await tellChanged(db, found, changed, now)
  const asked = marks.map(({ childId }) => before.get(childId)!)
  const known = await findKnown(
    db,
    actor,
    asked.map(({ recordedBy }) => recordedBy),
  )
  return {
    marks: asked.filter((row) => !conflicts.includes(row)).map((row) => drawMark(row, known)),
    conflicts: conflicts.map((row) => drawMark(row, known)),
  }
}

const dateOf = (instant: string | undefined): Date | null => (instant === undefined ? null : new Date(instant))

const contentOf = ({ childId, mark, note }: Given) => ({ childId, mark, note: note ?? null })

const isSame = ({ mark, note }: ClassAttendance, given: Given): boolean =>
  mark === given.mark && (given.note === undefined || given.note === note)

async function writeMarks(db: Db, rows: readonly ClassAttendance[]): Promise<void> {
  const fresh = rows.filter(({ version }) => version === 1)
  if (fresh.length > 0) await insertRows(db, ClassAttendance, fresh)
  for (const { id, version, ...change } of rows.filter(({ version }) => version > 1)) {
    await db.update(ClassAttendance, { id, version: version - 1 }, { ...change, version })
  }
}

/** Guardians hear at once of a child that did not come and was not excused. */
async function tellChanged(db: Db, of: CourseClass, changed: readonly ClassAttendance[], now: Date): Promise<void> {
  await tellAbsence(
    db,
    of,
    changed.filter(({ mark }) => mark === 'absent'),
    now,
  )
  await takeBackAbsence(
    db,
    changed.filter(({ mark, version }) => mark !== 'absent' && version > 1),
  )
}
