import type { Duty } from '../../shared/classes/states'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { CourseClass } from './entities'
import { CareWorker, ClassDuty } from './workers.entities'

/** Who looks after the children of a class; a cook with an account does not see them. */
const teachingDuties: readonly Duty[] = ['teacher', 'assistant']

const held = ({ grants }: StaffActor, role: 'teacher' | 'classManager') => grants.filter((grant) => grant.role === role)

interface DayClass {
  of: CourseClass
  /** How many teach it now. */
  teachers: number
}

/**
 * A class that the actor manages, or teaches under a record check that is good today; any other is as absent as one that
 * never was.
 */
export async function loadDayClass(db: Db, actor: StaffActor, id: string, now: Date): Promise<DayClass> {
  const of = await db
    .createQueryBuilder(CourseClass, 'class')
    .innerJoinAndSelect('class.organisation', 'organisation')
    .innerJoinAndSelect('class.term', 'term')
    .where({ id })
    .getOne()
  if (!of || of.state === 'draft') throw new AppError('classes.day_not_found')
  const workers = await findTeaching(db, id)
  const found = { of, teachers: workers.length }
  if (reaches(held(actor, 'classManager'), of.organisation!.path)) return found
  const own = workers.find(({ personId }) => personId === actor.personId)
  if (!own || !reaches(held(actor, 'teacher'), of.organisation!.path)) throw new AppError('classes.day_not_found')
  if (!isCleared(own, shanghaiDay(now))) throw new AppError('classes.check_expired')
  return found
}

/** Whether the statutory record check of somebody was clear and is good on a day. */
export const isCleared = ({ isClear, validUntil }: CareWorker, day: string): boolean =>
  isClear === true && validUntil !== null && validUntil >= day

const findTeaching = (db: Db, classId: string): Promise<CareWorker[]> =>
  db
    .createQueryBuilder(CareWorker, 'worker')
    .innerJoin(ClassDuty, 'duty', 'duty.workerId = worker.id AND duty.endedAt IS NULL')
    .where('duty.classId = :classId AND duty.duty IN (:...teachingDuties)', { classId, teachingDuties })
    .andWhere('worker.endedAt IS NULL')
    .getMany()

/** The classes somebody teaches; none without the role. */
export async function findAssignedIds(db: Db, actor: StaffActor): Promise<string[]> {
  if (held(actor, 'teacher').length === 0) return []
  const duties = await db
    .createQueryBuilder(ClassDuty, 'duty')
    .innerJoin(CareWorker, 'worker', 'worker.id = duty.workerId AND worker.endedAt IS NULL')
    .where('worker.personId = :personId AND duty.endedAt IS NULL', { personId: actor.personId })
    .andWhere('duty.duty IN (:...teachingDuties)', { teachingDuties })
    .getMany()
  return duties.map(({ classId }) => classId)
}
