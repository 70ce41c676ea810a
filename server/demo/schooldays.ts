import { cleaningChecks, patrolChecks } from '../../shared/classes/dayRules'
import { daysOf } from '../../shared/classes/rules'
import type { Attendance } from '../../shared/classes/states'
import { addDays, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import { type CareWorker, ClassAttendance, ClassLog, type CourseClass, HandOver } from '../classes'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { addDuty } from '../seeds/careWorkers'
import { addBar, addCertificate, addFee, addRating } from '../seeds/classAfter'
import { makeHandOver, makeLog, makeMark } from '../seeds/classDays'
import { addBooking, addClass, addTerm, classContent } from '../seeds/classes'
import type { Kid, NamedCollector } from './families'

interface Demo {
  organisationId: string
  site: { id: string }
  /** The first one is the cast's. */
  teachers: readonly CareWorker[]
  kids: readonly Kid[]
  collectors: readonly NamedCollector[]
}

interface Seat extends Kid {
  placeId: string
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** A class that meets today, whatever day it is, with what the days before left behind. */
export async function addRunningClass(db: Db, demo: Demo, menus: typeof classContent.menus, now: Date): Promise<void> {
  const today = shanghaiDay(now)
  const [fromDay, toDay] = [addDays(today, -14), addDays(today, 21)]
  const term = { organisationId: demo.organisationId, name: `${today.slice(0, 4)} 年课后托管(演示)`, fromDay, toDay }
  const sessions = { from: fromDay, to: toDay, weekdays: everyDay, startsAt: '08:00', endsAt: '17:30', offDays: [] }
  const summary = '每天都开的托管班:写作业、户外活动和阅读,中午有午餐。'
  const content = { name: '课后托管班(演示)', summary, grades: { from: 0, to: 6 }, sessions, menus, minimum: 5 }
  const of = await addClass(
    db,
    { term: await addTerm(db, term, now), site: demo.site, seats: 12, ...bookedBefore(fromDay), content },
    now,
  )
  for (const teacher of demo.teachers.slice(0, 2)) await addDuty(db, of, teacher, now)
  const seats = await addSeats(db, of, demo.kids, now)
  const days = daysOf(sessions).filter((day) => day < today)
  await insertRows(db, ClassAttendance, marksOf(of, seats, days, demo))
  await insertRows(db, HandOver, handOversOf(of, seats, days, demo))
  await insertRows(db, ClassLog, logsOf(of, seats[0]!, demo, now))
  for (const [at, { placeId }] of seats.slice(0, 6).entries()) {
    const receipt = `SJ-${String(at + 1).padStart(4, '0')}`
    await addFee(db, { placeId, classId: of.id, dueFen: classContent.mealFeeFen, receipt, paidOn: fromDay }, now)
  }
}

const bookedBefore = (day: string) => ({
  opensAt: shanghaiInstant(addDays(day, -14), '09:00'),
  closesAt: shanghaiInstant(addDays(day, -1), '17:00'),
})

async function addSeats(db: Db, { id: classId }: CourseClass, kids: readonly Kid[], now: Date): Promise<Seat[]> {
  const seats = kids.map((kid) => ({ ...kid, placeId: newId() }))
  for (const guardianId of new Set(kids.map((kid) => kid.guardianId))) {
    const places = seats.flatMap(({ placeId: id, ...kid }, at) => {
      const place = { id, childId: kid.id, classId, state: 'confirmed' as const, order: at + 1 }
      return kid.guardianId === guardianId ? [place] : []
    })
    await addBooking(db, guardianId, places, now)
  }
  return seats
}

/** Most were there; who was not changes from day to day. */
function markOn(child: number, day: number): Attendance {
  const turn = (child + day * 3) % 16
  return turn === 0 ? 'absent' : turn === 5 ? 'excused' : 'present'
}

const marksOf = ({ id: classId }: CourseClass, seats: readonly Seat[], days: readonly string[], { teachers }: Demo) =>
  days.flatMap((day, at) =>
    seats.map(({ id: childId }, child) => {
      const given = { classId, childId, day, mark: markOn(child, at), recordedBy: teachers[0]!.personId! }
      return makeMark(given, shanghaiInstant(day, '08:20'))
    }),
  )

/** By a collector who was named on every other day, else by the guardian. */
function handOversOf(
  { id: classId }: CourseClass,
  seats: readonly Seat[],
  days: readonly string[],
  { teachers, collectors }: Demo,
): HandOver[] {
  return days.flatMap((day, at) =>
    seats.flatMap(({ id: childId, guardianId, guardian }, child) => {
      if (markOn(child, at) !== 'present') return []
      const given = { classId, childId, day, recordedBy: teachers[0]!.personId! }
      const collector = at % 2 === 0 ? collectors.find((one) => one.childId === childId) : undefined
      const to = collector
        ? { way: 'collector' as const, proof: 'photo' as const, toId: collector.id, name: collector.name }
        : { toId: guardianId, name: guardian }
      return [makeHandOver({ ...given, ...to }, shanghaiInstant(day, '17:25'))]
    }),
  )
}

function logsOf({ id: classId }: CourseClass, hurt: Seat, { teachers }: Demo, now: Date): ClassLog[] {
  const yesterday = addDays(shanghaiDay(now), -1)
  const at = (time: string) => shanghaiInstant(yesterday, time)
  const given = { classId, day: yesterday, recordedBy: teachers[0]!.personId! }
  const patrol = { kind: 'patrol' as const, words: '开门前巡查一遍,一切正常。', details: JSON.stringify(patrolChecks) }
  const cleaning = { kind: 'cleaning' as const, words: '午休后消毒、通风。', details: JSON.stringify(cleaningChecks) }
  const words = '户外活动时擦破了膝盖,已清洗消毒,精神很好。'
  const incident = { kind: 'incident' as const, words, childId: hurt.id, guardiansToldAt: at('15:40') }
  return [
    makeLog({ ...given, ...patrol }, at('07:50')),
    makeLog({ ...given, ...cleaning }, at('14:10')),
    makeLog({ ...given, ...incident }, at('15:40')),
    makeLog({ ...given, ...patrol, day: shanghaiDay(now) }, now),
  ]
}

/** A term that is over: certificates for who came, and a bar for one who did not. */
export async function addOverTerm(db: Db, demo: Demo, now: Date): Promise<void> {
  const today = shanghaiDay(now)
  const [fromDay, toDay] = [addDays(today, -77), addDays(today, -21)]
  const { organisationId } = demo
  const closedAt = shanghaiInstant(addDays(toDay, 3), '10:00')
  const name = `${fromDay.slice(0, 4)} 年周末兴趣班(演示)`
  const term = await addTerm(db, { organisationId, name, fromDay, toDay, closedAt }, now)
  const sessions = { from: fromDay, to: toDay, weekdays: [6], startsAt: '09:00', endsAt: '11:00', offDays: [] }
  const content = { name: '周六阅读班(演示)', kind: 'interest' as const, room: '二层教室', mealFeeFen: 0, sessions }
  const summary = '老师带着读绘本和桥梁书,读完画一画、说一说。'
  const of = await addClass(
    db,
    {
      ...{ term, site: demo.site, seats: 12, ...bookedBefore(fromDay) },
      content: { ...content, summary, grades: { from: 0, to: 6 }, minimum: 5 },
    },
    now,
  )
  await addDuty(db, of, demo.teachers[0]!, now)
  const seats = await addSeats(db, of, demo.kids, now)
  const days = daysOf(sessions)
  const marks = marksOf(of, seats, days, demo)
  const missing = seats.at(-1)!
  for (const mark of marks.filter(({ childId }) => childId === missing.id).slice(0, 4)) mark.mark = 'absent'
  await insertRows(db, ClassAttendance, marks)
  await addOutcome(db, { of, seats: seats.slice(0, -1), marks }, closedAt)
  const until = { fromDay: addDays(toDay, 1), untilDay: addDays(toDay, 200) }
  await addBar(db, { childId: missing.id, termId: term.id, organisationId, attended: 50, ...until }, closedAt)
}

interface Outcome {
  of: CourseClass
  seats: readonly Seat[]
  marks: readonly ClassAttendance[]
}

async function addOutcome(db: Db, { of, seats, marks }: Outcome, closedAt: Date): Promise<void> {
  for (const { id, placeId } of seats) {
    const attended = marks.filter(({ childId, mark }) => childId === id && mark === 'present').length
    await addCertificate(db, placeId, attended, closedAt)
  }
  const words = ['孩子每周都盼着周六。', '老师很耐心,要是能再长半小时就更好了。', null]
  for (const [at, { guardianId: personId }] of seats.slice(-words.length).entries()) {
    await addRating(db, { classId: of.id, personId, stars: 5 - (at % 2), words: words[at]! }, closedAt)
  }
}
