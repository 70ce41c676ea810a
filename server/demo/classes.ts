import { addDays, shanghaiDay, shanghaiInstant } from '../../shared/http/time'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import { type CourseClass, promiseDraw, type Term } from '../classes'
import type { Db } from '../platform/db'
import { addDuty, addWorker } from '../seeds/careWorkers'
import { addChild, addClass, addSite, addTerm, classContent, summerDays } from '../seeds/classes'

interface Demo {
  changyang: string
  parent: string
  guardian2: string
  teacher: string
}

/** The first summer that begins in a month or later. */
function nextSummer(now: Date): number {
  const inAMonth = addDays(shanghaiDay(now), 30)
  const year = Number(inAMonth.slice(0, 4))
  return inAMonth < `${year}-07-05` ? year : year + 1
}

const workingDays = [1, 2, 3, 4, 5]
const weekMenu = workingDays.map((weekday) => ({
  weekday,
  meals: weekday % 2 === 0 ? '番茄鸡蛋面、青菜、酸奶' : '米饭、红烧鸡块、西兰花、水果',
}))

/** What 长阳 holds for children: a summer class, an interest class and one that is drawn, with staff and two families' children. */
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
  const content = { name: '暑期托管班(演示)', sessions: days, minimum: 20, menus: weekMenu }
  const care = await addClass(db, { term, site, seats: 60, closesAt, content }, now)
  await addInterestClasses(db, { term, site }, summer, now)
  await addWorkers(db, demo, care, now)
  await addChildren(db, demo, summer, now)
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

/** Four teachers, as sixty children need, and others; one check ends soon, and one was never made. */
async function addWorkers(
  db: Db,
  { changyang: organisationId, teacher }: Demo,
  care: CourseClass,
  now: Date,
): Promise<void> {
  const add = (name: string, given: Partial<Parameters<typeof addWorker>[1]> = {}) =>
    addWorker(db, { organisationId, name, ...given }, now)
  const teachers = [await add('梁燕', { personId: teacher }), await add('田园'), await add('石磊'), await add('方圆')]
  for (const worker of [...teachers, await add('常青', { duty: 'cook' })]) await addDuty(db, care, worker, now)
  const today = shanghaiDay(now)
  const ending = { checkedOn: addDays(today, -350), validUntil: addDays(today, 15) }
  await add('牛建国', { duty: 'guard', ...ending })
  await add('白洁', { duty: 'cleaner', checkedOn: null, isClear: null, validUntil: null })
}

/** Two children in common, in grades 1 and 2, and one of the parent's alone, in grade 5. */
async function addChildren(
  db: Db,
  { changyang: organisationId, parent, guardian2 }: Demo,
  summer: number,
  now: Date,
): Promise<void> {
  const both = [
    { personId: parent, relation: 'mother' as const },
    { personId: guardian2, relation: 'father' as const },
  ]
  const children = [
    { name: '王一诺', grade: 1, born: '0612', sequence: '002', guardians: both },
    { name: '王一鸣', grade: 2, born: '0318', sequence: '001', guardians: both },
    { name: '赵思远', grade: 5, born: '1107', sequence: '003', guardians: both.slice(0, 1) },
  ]
  for (const { name, grade, born, sequence, guardians } of children) {
    // Six years old in the September in which it entered school.
    const entryYear = summer - grade
    const year = born < '0901' ? entryYear - 6 : entryYear - 7
    const document = `110111${year}${born}${sequence}`
    const documentNumber = document + citizenCheckCharacter(document)
    const birthDate = `${year}-${born.slice(0, 2)}-${born.slice(2)}`
    await addChild(db, { name, birthDate, documentNumber, entryYear, organisationId, guardians }, now)
  }
}
