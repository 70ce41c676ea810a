import type { classDaysDesk } from '../../shared/classes/days.desk.contract'
import type { DayLog, LogEntry } from '../../shared/classes/dayViews'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { holdDay } from './days.attendance'
import { ClassLog } from './days.entities'
import { loadDayClass } from './days.policy'
import { type ChildRow, findChildRows, findNames } from './days.queries'
import { tellIncident } from './days.telling'
import { menuOn } from './days.views'

type Body = BodyOf<(typeof classDaysDesk)['writeLog']>

export async function viewLog(
  db: Db,
  actor: StaffActor,
  { classId, day }: { classId: string; day: string },
  now: Date,
): Promise<DayLog> {
  const { of } = await loadDayClass(db, actor, classId, now)
  const logs = await db.find(ClassLog, { where: { classId, day }, order: { id: 'DESC' }, take: 100 })
  const rows = await findChildRows(db, classId, day)
  const nameOf = await findNames(
    db,
    logs.map(({ recordedBy }) => recordedBy),
  )
  return {
    classId,
    className: of.content.name,
    day,
    menu: menuOn(of, day),
    children: rows.map(({ child }) => ({ childId: child.id, name: child.name })),
    items: logs.map((log) => drawEntry(log, rows, nameOf)),
  }
}

function drawEntry(log: ClassLog, rows: readonly ChildRow[], nameOf: (id: string) => string): LogEntry {
  const { id, kind, words, details, childId, recordedBy, recordedAt, tappedAt, guardiansToldAt } = log
  return {
    id,
    kind,
    words,
    checks: details === null ? [] : (JSON.parse(details) as string[]),
    child: rows.find(({ child }) => child.id === childId)?.child.name ?? null,
    by: nameOf(recordedBy),
    at: (tappedAt ?? recordedAt).toISOString(),
    areGuardiansTold: guardiansToldAt !== null,
  }
}

export async function writeLog(db: Db, actor: StaffActor, classId: string, body: Body, now: Date): Promise<LogEntry> {
  const found = await holdDay(db, actor, classId, body.day, now)
  const rows = await findChildRows(db, classId, body.day)
  const { day, kind, words, checks, childId = null } = body
  if (childId !== null && !rows.some(({ child }) => child.id === childId)) throw new AppError('classes.day_not_found')
  const nameOf = await findNames(db, [actor.personId])
  const earlier = await findTwin(db, actor, classId, body)
  if (earlier) return drawEntry(earlier, rows, nameOf)
  const isTold = kind === 'incident' && body.tellGuardians
  const log: ClassLog = {
    id: newId(),
    classId,
    day,
    kind,
    childId,
    words,
    details: checks.length === 0 ? null : JSON.stringify(checks),
    recordedBy: actor.personId,
    tappedAt: body.tappedAt === undefined ? null : new Date(body.tappedAt),
    recordedAt: now,
    guardiansToldAt: isTold ? now : null,
  }
  await insertRows(db, ClassLog, log)
  if (isTold) {
    const concerned = childId === null ? rows.filter(isThere).map(({ child }) => child.id) : [childId]
    await tellIncident(db, found, concerned, log.id, now)
  }
  return drawEntry(log, rows, nameOf)
}

const isThere = ({ attendance }: ChildRow): boolean => attendance?.mark === 'present'

/** The same line, queued on a phone and sent again after its key was forgotten. */
async function findTwin(db: Db, actor: StaffActor, classId: string, { day, kind, words, tappedAt }: Body) {
  if (tappedAt === undefined) return null
  const same = { classId, day, kind, recordedBy: actor.personId, tappedAt: new Date(tappedAt) }
  return (await db.findBy(ClassLog, same)).find((log) => log.words === words) ?? null
}
