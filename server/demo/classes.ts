import { addDays, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import { type CareWorker, type CourseClass, promiseDraw, type Term } from '../classes'
import type { Db } from '../platform/db'
import { addDuty, addWorker } from '../seeds/careWorkers'
import { addClass, addSite, addTerm, classContent, summerDays } from '../seeds/classes'
import { addCastChildren, addCollectors, addOtherFamilies } from './families'
import { addOverTerm, addRunningClass } from './schooldays'

interface Demo {
  changyang: string
  parent: string
  guardian2: string
  teacher: string
  /** As `putPortraits` puts them. */
  portraits: readonly string[]
}

/** The first summer that begins in a month or later. */
function nextSummer(now: Date): number {
  const inAMonth = addDays(shanghaiDay(now), 30)
  const year = Number(inAMonth.slice(0, 4))
  return inAMonth < `${year}-07-05` ? year : year + 1
}

const menu = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  meals: weekday % 2 === 0 ? '番茄鸡蛋面、青菜、酸奶' : '米饭、红烧鸡块、西兰花、水果',
}))

/** What 长阳 holds for children: next summer's classes, one that is drawn among them, one that meets today, and a term that is over. */
export async function addClasses(db: Db, demo: Demo, now: Date): Promise<void> {
  const summer = nextSummer(now)
  const organisationId = demo.changyang
  const days = { ...summerDays, from: `${summer}-07-05`, to: `${summer}-08-06` }
  const given = {
    organisationId,
    name: `${summer} 年暑期托管(演示)`,
    fromDay: `${summer}-07-01`,
    toDay: `${summer}-08-31`,
  }
  const term = await addTerm(db, given, now)
  const site = await addSite(db, { organisationId, latitudeMicro: 39_760_000, longitudeMicro: 116_190_000 }, now)
  const closesAt = shanghaiInstant(addDays(days.from, -7), '17:00')
  const content = { name: '暑期托管班(演示)', sessions: days, minimum: 20, menus: menu.slice(0, 5) }
  const care = await addClass(db, { term, site, seats: 60, closesAt, content }, now)
  await addInterestClasses(db, { term, site }, summer, now)
  const teachers = await addWorkers(db, demo, care, now)
  const own = await addCastChildren(db, demo, summer, now)
  const collectors = await addCollectors(db, own, demo.portraits, now)
  const kids = [...own, ...(await addOtherFamilies(db, organisationId, summer, now))]
  const around = { organisationId, site, teachers, kids, collectors }
  await addOverTerm(db, around, now)
  await addRunningClass(db, around, menu, now)
}

async function addInterestClasses(
  db: Db,
  at: { term: Term; site: { id: string } },
  summer: number,
  now: Date,
): Promise<void> {
  const weekly = { ...summerDays, from: `${summer}-07-10`, to: `${summer}-08-28`, weekdays: [6] }
  const shared = { ...classContent, kind: 'interest' as const, mealFeeFen: 0, room: '二层教室', minimum: 8 }
  const calligraphy = {
    ...shared,
    name: '周六书法班(演示)',
    summary: '从握笔开始,每次一个半小时,笔墨纸砚由工会准备。',
    grades: { from: 1, to: 6 },
    sessions: { ...weekly, startsAt: '09:00', endsAt: '10:30' },
    feeFen: 120_00,
  }
  const closesAt = shanghaiInstant(addDays(weekly.from, -7), '17:00')
  await addClass(db, { ...at, seats: 20, closesAt, content: calligraphy }, now)
  const robots = {
    ...shared,
    name: '周六机器人班(演示)',
    summary: '两人一组搭积木、编程序。报名的人多,名额由抽签决定。',
    grades: { from: 2, to: 6 },
    sessions: { ...weekly, startsAt: '14:00', endsAt: '16:00' },
    allocation: 'draw' as const,
  }
  const inDays = (count: number) => shanghaiInstant(addDays(shanghaiDay(now), count), '09:00')
  const drawn = await addClass(db, { ...at, seats: 16, opensAt: inDays(3), closesAt: inDays(17), content: robots }, now)
  await promiseDraw(db, drawn, now)
}

/** Four teachers, as sixty children need, whom it answers with, and others; one check ends soon, and one was never made. */
async function addWorkers(
  db: Db,
  { changyang: organisationId, teacher }: Demo,
  care: CourseClass,
  now: Date,
): Promise<CareWorker[]> {
  const add = (name: string, given: Partial<Parameters<typeof addWorker>[1]> = {}) =>
    addWorker(db, { organisationId, name, ...given }, now)
  const teachers = [await add('梁燕', { personId: teacher }), await add('田园'), await add('石磊'), await add('方圆')]
  for (const worker of [...teachers, await add('常青', { duty: 'cook' })]) await addDuty(db, care, worker, now)
  const today = shanghaiDay(now)
  const ending = { checkedOn: addDays(today, -350), validUntil: addDays(today, 15) }
  await add('牛建国', { duty: 'guard', ...ending })
  await add('白洁', { duty: 'cleaner', checkedOn: null, isClear: null, validUntil: null })
  return teachers
}
