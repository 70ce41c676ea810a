import { Brackets } from 'typeorm'
import { nextClassDay } from '../../shared/classes/dayRules'
import type { ChildDay, ClassDay, DutyClass } from '../../shared/classes/dayViews'
import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { shanghaiDay } from '../../shared/http/time'
import { rangeBelow } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { idBefore, rowsToRead, toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { Looker } from '../platform/links'
import { ruleAt } from '../platform/rules'
import type { Guardianship } from './children.entities'
import { findKnownGuardians } from './children.queries'
import { readContacts, readHealth } from './days.health'
import { findAssignedIds, loadDayClass } from './days.policy'
import { type ChildRow, findChildRows, findKnown, findNamed, type Known } from './days.queries'
import { daysRule } from './days.rules'
import { drawChild, drawDay, drawPickup } from './days.views'
import { CourseClass } from './entities'
import { drawPicture } from './pictures.views'

/** The classes of a teacher, and those that a manager has in reach, newest first. */
export async function listDuties(
  db: Db,
  actor: StaffActor,
  cursor: string | undefined,
  now: Date,
): Promise<Page<DutyClass>> {
  const assigned = await findAssignedIds(db, actor)
  const managed = actor.grants.filter(({ role }) => role === 'classManager')
  const query = db
    .createQueryBuilder(CourseClass, 'class')
    .innerJoin('class.organisation', 'organisation')
    .innerJoinAndSelect('class.site', 'site')
    .where("class.state = 'published' AND class.id < :before", { before: idBefore(cursor) })
    .andWhere(
      new Brackets((any) => {
        any.where('1 = 0')
        if (assigned.length > 0) any.orWhere('class.id IN (:...assigned)', { assigned })
        for (const [at, { path }] of managed.entries()) {
          const { from, to } = rangeBelow(path)
          any.orWhere(`(organisation.path >= :from${at} AND organisation.path < :to${at})`, {
            [`from${at}`]: from,
            [`to${at}`]: to,
          })
        }
      }),
    )
  const { items, nextCursor } = toPage(await query.orderBy('class.id', 'DESC').limit(rowsToRead).getMany(), (row) => [
    row.id,
  ])
  return { items: items.map((row) => drawDuty(row, shanghaiDay(now))), nextCursor }
}

function drawDuty({ id, content, site }: CourseClass, today: string): DutyClass {
  const { name, room, sessions } = content
  const day = nextClassDay(sessions, today)
  const { startsAt, endsAt } = sessions
  return { id, name, room, site: site!.content.name, startsAt, endsAt, day, isToday: day === today }
}

export async function viewDay(
  db: Db,
  actor: StaffActor,
  { classId, day }: { classId: string; day: string },
  now: Date,
): Promise<ClassDay> {
  const { of, teachers } = await loadDayClass(db, actor, classId, now)
  const { lateDays } = await ruleAt(db, daysRule, now)
  const rows = await findChildRows(db, classId, day)
  const known = await findKnown(db, actor, personsIn(rows))
  return {
    ...drawDay(of, day, lateDays, now),
    teachers,
    children: rows.map((row) => drawChild(row, day, known)),
  }
}

/** Who wrote something down, guardians among them, and to whom children went. */
const personsIn = (rows: readonly ChildRow[]) =>
  rows.flatMap(({ attendance, handOver }) => [
    attendance?.recordedBy ?? null,
    handOver?.recordedBy ?? null,
    handOver?.toId ?? null,
  ])

/** A child of the class, as it stands on a day. */
export async function requireChild(db: Db, classId: string, day: string, childId: string): Promise<ChildRow> {
  const [row] = await findChildRows(db, classId, day, childId)
  if (!row) throw new AppError('classes.day_not_found')
  return row
}

export async function viewChild(
  db: Db,
  actor: StaffActor,
  { classId, day, childId }: { classId: string; day: string; childId: string },
  now: Date,
): Promise<ChildDay> {
  const { of } = await loadDayClass(db, actor, classId, now)
  const row = await requireChild(db, classId, day, childId)
  const guardians = await findKnownGuardians(db, [childId])
  const known = await findKnown(db, actor, [...personsIn([row]), ...guardians.map(({ personId }) => personId)])
  const looker: Looker = { personId: actor.personId, purpose: 'desk' }
  return {
    classId,
    className: of.content.name,
    day,
    isToday: day === shanghaiDay(now),
    child: drawChild(row, day, known),
    health: readHealth(row.child),
    contacts: readContacts(row.child),
    guardians: guardians.map((guardian) => drawGuardian(guardian, actor, known)),
    collectors: await listCollectors(db, childId, looker, now),
    pickups: row.pickups.map((asked) => drawPickup(asked, looker, now)),
  }
}

/** Whether staff have seen somebody is no matter of an employer's: the code, which only such a guardian has, decides alone. */
function drawGuardian(
  { personId, relation, person }: Guardianship,
  { isUnitOfficer }: StaffActor,
  { isStranger }: Known,
): ChildDay['guardians'][number] {
  const shown = isStranger(personId) ? { name: null, phone: null } : { name: person!.name, phone: person!.phone }
  return { id: personId, relation, ...shown, isSeen: isUnitOfficer || person!.assurance !== 'stated' }
}

async function listCollectors(db: Db, childId: string, looker: Looker, now: Date): Promise<ChildDay['collectors']> {
  return (await findNamed(db, childId)).map(({ id, name, relation, phone, picture }) => ({
    id,
    name,
    relation,
    phone,
    photo: picture && drawPicture(picture, looker, now),
  }))
}
