import type { ChildContacts, ChildHealth } from '../../shared/classes/children'
import type { ClassContent, Sessions, SiteContent } from '../../shared/classes/plans'
import { Booking, Child, CourseClass, contentColumns, Guardianship, Place, Site, Term, writeTold } from '../classes'
import { documentIndexOf, nameIndexOf } from '../identity'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, systemRandom, unmistakable } from '../platform/random'
import { insertRows } from '../platform/raw'

/** Mondays to Fridays of five weeks, all day. */
export const summerDays: Sessions = {
  from: '2027-07-05',
  to: '2027-08-06',
  weekdays: [1, 2, 3, 4, 5],
  startsAt: '08:00',
  endsAt: '17:30',
  offDays: [],
}

export const classContent: ClassContent = {
  name: '暑期托管一班',
  kind: 'childcare',
  summary: '作业辅导、阅读、体育和手工,中午有午餐和午休。',
  room: '一层活动室',
  grades: { from: 1, to: 2 },
  born: null,
  sessions: summerDays,
  feeFen: 0,
  mealFeeFen: 300_00,
  childrenPerTeacher: 15,
  minimum: 10,
  healthExclusions: ['传染病未愈', '需要专人照护的疾病'],
  menus: [],
  allocation: 'firstCome',
  quotas: [],
}

export const siteContent: SiteContent = {
  name: '长阳职工子女托管点',
  address: '房山区长阳镇演示路 8 号',
  phone: '010-80000008',
  rooms: [
    { name: '一层活动室', seats: 60 },
    { name: '二层教室', seats: 30 },
  ],
  safety: {
    inspectedOn: '2026-06-01',
    inspectedBy: '演示消防检查',
    exits: 2,
    extinguishers: 8,
    hasCameras: true,
    hasGuard: true,
    firstAid: '急救箱在门卫室',
    remarks: null,
  },
}

export async function addTerm(db: Db, given: Partial<Term> & Pick<Term, 'organisationId'>, now: Date): Promise<Term> {
  const row: Term = {
    id: newId(),
    version: 1,
    name: '2027 年暑期托管(演示)',
    fromDay: '2027-07-01',
    toDay: '2027-08-31',
    copiedFromId: null,
    closedAt: null,
    createdAt: now,
    ...given,
  }
  await insertRows(db, Term, row)
  return row
}

export async function addSite(db: Db, given: Partial<Site> & Pick<Site, 'organisationId'>, now: Date): Promise<Site> {
  const row: Site = {
    id: newId(),
    version: 1,
    content: siteContent,
    latitudeMicro: null,
    longitudeMicro: null,
    closedAt: null,
    createdAt: now,
    ...given,
  }
  await insertRows(db, Site, row)
  return row
}

export interface GivenClass extends Partial<Omit<CourseClass, 'content' | 'term' | 'site'>> {
  term: Pick<Term, 'id' | 'organisationId'>
  site: Pick<Site, 'id'>
  content?: Partial<ClassContent>
}

/** A published class that is open for booking now, unless told otherwise. */
export async function addClass(db: Db, { term, site, content, ...given }: GivenClass, now: Date): Promise<CourseClass> {
  const hour = 3_600_000
  const written = { ...classContent, ...content }
  const row: CourseClass = {
    id: newId(),
    organisationId: term.organisationId,
    termId: term.id,
    siteId: site.id,
    state: 'published',
    version: 1,
    ...contentColumns(written),
    seats: 30,
    opensAt: new Date(now.getTime() - hour),
    closesAt: new Date(now.getTime() + 7 * 24 * hour),
    lastOrder: 0,
    allottedAt: null,
    publishedAt: now,
    endedAt: null,
    mergedIntoId: null,
    endReason: null,
    toldAt: null,
    createdAt: now,
    ...given,
  }
  await insertRows(db, CourseClass, row)
  return row
}

export interface GivenChild {
  name: string
  birthDate: string
  documentNumber: string
  /** The year of whose September it entered grade 1. */
  entryYear: number
  organisationId: string
  guardians: { personId: string; relation: Guardianship['relation']; state?: Guardianship['state'] }[]
  health?: ChildHealth
  contacts?: ChildContacts
}

/** A child with guardians whom staff have confirmed, unless told otherwise. */
export async function addChild(db: Db, { guardians, organisationId, ...told }: GivenChild, now: Date): Promise<Child> {
  const child: Child = {
    id: newId(),
    version: 1,
    name: told.name,
    nameIndex: nameIndexOf(told.name),
    birthDate: told.birthDate,
    documentKind: 'residentId',
    documentNumber: told.documentNumber,
    documentIndex: documentIndexOf(told.documentNumber),
    entryYear: String(told.entryYear),
    health: told.health === undefined ? null : JSON.stringify(told.health),
    contacts: told.contacts === undefined ? null : JSON.stringify(told.contacts),
    createdBy: guardians[0]!.personId,
    createdAt: now,
    erasedAt: null,
  }
  await insertRows(db, Child, child)
  const rows = guardians.map(({ personId, relation, state = 'confirmed' }) => ({
    id: newId(),
    childId: child.id,
    personId,
    relation,
    state,
    version: 1,
    liveKey: `${child.id} ${personId}`,
    told: state === 'confirmed' ? null : tell(told),
    organisationId,
    caseNumber: makeCaseNumber('JH', systemRandom, now),
    dueAt: null,
    remark: null,
    decidedBy: null,
    decidedAt: state === 'confirmed' ? now : null,
    createdAt: now,
  }))
  await insertRows(db, Guardianship, rows)
  return child
}

/** As a guardian says it of a child whom nobody has looked at yet. */
const tell = ({
  name,
  birthDate,
  documentNumber,
  entryYear,
}: Omit<GivenChild, 'guardians' | 'organisationId'>): string =>
  writeTold({ name, birthDate, documentKind: 'residentId', documentNumber, entryYear, health: null, contacts: [] })

export const makeTicket = (): string => systemRandom.pick(unmistakable, 12)

/** A booking with one place for each of `items`, in the order of their making. */
export async function addBooking(
  db: Db,
  personId: string,
  items: (Pick<Place, 'childId' | 'classId' | 'state' | 'order'> & Partial<Place>)[],
  now: Date,
): Promise<Booking> {
  const booking: Booking = {
    id: newId(),
    personId,
    ticket: makeTicket(),
    movedReason: null,
    movedBy: null,
    createdAt: now,
  }
  await insertRows(db, Booking, booking)
  const places = items.map((item) => ({
    id: newId(),
    bookingId: booking.id,
    turn: item.order,
    liveKey: `${item.childId} ${item.classId}`,
    quotaGroup: null,
    expiresAt: null,
    endReason: null,
    changedAt: now,
    createdAt: now,
    ...item,
  }))
  await insertRows(db, Place, places)
  return booking
}
