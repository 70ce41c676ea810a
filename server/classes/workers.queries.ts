import { IsNull } from 'typeorm'
import type { Duty } from '../../shared/classes/states'
import { withinPaths } from '../organisations'
import type { HeldRole } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { CourseClass } from './entities'
import { CareWorker, ClassDuty } from './workers.entities'

const inReach = (db: Db, grants: readonly HeldRole[]) =>
  withinPaths(
    db
      .createQueryBuilder(CareWorker, 'worker')
      .innerJoinAndSelect('worker.organisation', 'organisation')
      .where('worker.endedAt IS NULL'),
    grants,
    'organisation.path',
  )

/** Who works with the children of the unions in reach, newest first. */
export const findWorkers = (db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<CareWorker[]> =>
  inReach(db, grants)
    .andWhere('worker.id < :before', { before: idBefore(cursor) })
    .orderBy('worker.id', 'DESC')
    .limit(rowsToRead)
    .getMany()

/** As many as one is warned of at once. */
const mostWarned = 50

/** Whose record check was never made, found something, or ends by `until`, those that end first first. */
export const findWarned = (db: Db, grants: readonly HeldRole[], until: string): Promise<CareWorker[]> =>
  inReach(db, grants)
    .andWhere('(worker.validUntil IS NULL OR worker.isClear = :no OR worker.validUntil <= :until)', {
      until,
      no: false,
    })
    .orderBy('worker.validUntil')
    .addOrderBy('worker.id')
    .limit(mostWarned)
    .getMany()

export const findWorker = (db: Db, id: string): Promise<CareWorker | null> =>
  db
    .createQueryBuilder(CareWorker, 'worker')
    .innerJoinAndSelect('worker.organisation', 'organisation')
    .where('worker.id = :id', { id })
    .getOne()

/** Everybody assigned to a class now. */
export const findTeam = (db: Db, classId: string): Promise<CareWorker[]> =>
  db
    .createQueryBuilder(CareWorker, 'worker')
    .innerJoin(ClassDuty, 'duty', 'duty.workerId = worker.id AND duty.endedAt IS NULL')
    .where('duty.classId = :classId', { classId })
    .orderBy('worker.id')
    .getMany()

/** As many workers as a class is staffed from. */
const mostOthers = 100

/** Workers of the class's union who are not assigned to it. */
export const findOthers = (db: Db, { id, organisationId }: CourseClass): Promise<CareWorker[]> =>
  db
    .createQueryBuilder(CareWorker, 'worker')
    .leftJoin(ClassDuty, 'duty', 'duty.workerId = worker.id AND duty.classId = :id AND duty.endedAt IS NULL', { id })
    .where('worker.organisationId = :organisationId AND worker.endedAt IS NULL AND duty.id IS NULL', { organisationId })
    .orderBy('worker.id')
    .limit(mostOthers)
    .getMany()

/** What a worker is assigned to now, with the classes. */
export const findDutiesOf = (db: Db, workerId: string): Promise<ClassDuty[]> =>
  db
    .createQueryBuilder(ClassDuty, 'duty')
    .innerJoinAndSelect('duty.courseClass', 'class')
    .where('duty.workerId = :workerId AND duty.endedAt IS NULL', { workerId })
    .orderBy('duty.id', 'DESC')
    .limit(mostOthers)
    .getMany()

/** Changes a worker who is still at this version; false where that is over. */
export const changeWorker = async (
  db: Db,
  { id, version }: Pick<CareWorker, 'id' | 'version'>,
  change: Partial<CareWorker>,
): Promise<boolean> =>
  (await db.update(CareWorker, { id, version, endedAt: IsNull() }, { ...change, version: version + 1 })).affected === 1

/** In their classes they do from now on what they do. */
export const changeDuties = (db: Db, workerId: string, duty: Duty) =>
  db.update(ClassDuty, { workerId, endedAt: IsNull() }, { duty })

/** Ends duties that last: of a worker, in one class or in all. */
export const endDuties = (db: Db, where: { workerId: string; classId?: string }, now: Date) =>
  db.update(ClassDuty, { ...where, endedAt: IsNull() }, { endedAt: now, liveKey: null })
