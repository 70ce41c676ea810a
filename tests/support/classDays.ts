import { addMark, addTeacher } from '../../server/seeds/classDays'
import { addBooking, addChild, addClass, addSite, addTerm } from '../../server/seeds/classes'
import type { ClassContent } from '../../shared/classes/plans'
import { shanghaiDay } from '../../shared/http/time'
import { newMember, type TestMember } from './members'
import { newDocumentNumber } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

export interface Schoolday {
  classId: string
  day: string
  teacher: Caller
  manager: Caller
  teacherId: string
  mother: TestMember
  children: { id: string; name: string; bookingId: string }[]
}

/** A class at 长阳 that meets today, with the cast's teacher and children of one mother: 陈小明 and 陈小雨. */
export async function newSchoolday(server: TestServer, content: Partial<ClassContent> = {}): Promise<Schoolday> {
  const now = server.clock.now()
  const day = shanghaiDay(now)
  const [teacher, manager] = [await server.as('teacher'), await server.as('classManager')]
  const mother = await newMember(server, { at: '长阳', name: '周敏' })
  const organisationId = await unionId(server, '长阳')
  const { id: teacherId } = await teacher.identity.getMe()
  return server.database.transaction(async (db) => {
    const term = await addTerm(db, { organisationId, fromDay: '2026-11-01', toDay: '2026-12-31' }, now)
    const site = await addSite(db, { organisationId }, now)
    const sessions = { from: '2026-11-02', to: '2026-12-25', weekdays: [1, 2, 3, 4, 5, 6, 7], offDays: ['2026-12-01'] }
    const of = await addClass(
      db,
      { term, site, content: { sessions: { ...sessions, startsAt: '08:00', endsAt: '17:30' }, ...content } },
      now,
    )
    await addTeacher(db, { personId: teacherId, of }, now)
    const children = []
    for (const [at, name] of ['陈小明', '陈小雨'].entries()) {
      const guardians = [{ personId: mother.personId, relation: 'mother' as const }]
      const documentNumber = newDocumentNumber()
      const child = await addChild(
        db,
        { name, birthDate: '2019-05-01', documentNumber, entryYear: 2026, organisationId, guardians },
        now,
      )
      const place = { childId: child.id, classId: of.id, state: 'confirmed' as const, order: at + 1 }
      const { id: bookingId } = await addBooking(db, mother.personId, [place], now)
      children.push({ id: child.id, name, bookingId })
    }
    return { classId: of.id, day, teacher, manager, teacherId, mother, children }
  })
}

/** Writes down that every child is there. */
export const signIn = (server: TestServer, { classId, day, teacherId, children }: Schoolday): Promise<void> =>
  server.database.transaction(async (db) => {
    for (const { id } of children) {
      await addMark(db, { classId, childId: id, day, recordedBy: teacherId }, server.clock.now())
    }
  })

/** An id of each kind that days in class know, of somebody's child at 长阳. */
export async function recordsOfSchoolday(server: TestServer) {
  const of = await newSchoolday(server)
  await signIn(server, of)
  const childId = of.children[0]!.id
  const asked = await of.teacher.classDaysDesk.askPickup({
    params: { classId: of.classId },
    body: { childId, name: '刘阿姨' },
  })
  const entry = { day: of.day, kind: 'patrol' as const, words: '一切正常', checks: [], tellGuardians: false }
  await of.teacher.classDaysDesk.writeLog({ params: { classId: of.classId }, body: entry })
  const over = { childId: of.children[1]!.id, day: of.day, way: 'guardian' as const, toId: of.mother.personId }
  const { rows } = await of.mother.caller.classDays.getToday()
  const code = rows.find((row) => row.childId === over.childId)!.code!
  await of.teacher.classDaysDesk.handOver({ params: { classId: of.classId }, body: { ...over, code } })
  const { bookingId } = of.children[0]!
  return { ...of, ids: { classId: of.classId, childId, bookingId, requestId: asked.id, toId: asked.id, day: of.day } }
}
