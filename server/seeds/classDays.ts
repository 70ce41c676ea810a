import {
  type CareWorker,
  ChildPicture,
  ClassAttendance,
  type ClassLog,
  Collector,
  type CourseClass,
  type HandOver,
} from '../classes'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { addDuty, addWorker } from './careWorkers'

type GivenCollector = Partial<Collector> & Pick<Collector, 'childId' | 'addedBy'>

/** A grandmother without a photo, unless told otherwise. */
export async function addCollector(db: Db, given: GivenCollector, now: Date): Promise<Collector> {
  const row: Collector = {
    id: newId(),
    name: '王秀兰',
    phone: '13900000088',
    relation: '奶奶',
    createdAt: now,
    removedAt: null,
    ...given,
  }
  await insertRows(db, Collector, row)
  return row
}

interface GivenTeacher extends Partial<Pick<CareWorker, 'name' | 'duty' | 'validUntil'>> {
  personId: string
  of: Pick<CourseClass, 'id' | 'organisationId'>
}

/** Somebody with an account who works in a class under a good record check. */
export async function addTeacher(db: Db, { of, ...given }: GivenTeacher, now: Date): Promise<CareWorker> {
  const worker = await addWorker(db, { name: '梁燕', organisationId: of.organisationId, ...given }, now)
  await addDuty(db, of, worker, now)
  return worker
}

/** The photo of a collector, as it lies in the storage. */
export const addPhoto = (db: Db, { id }: Pick<Collector, 'id'>, file: string, now: Date): Promise<void> =>
  insertRows(db, ChildPicture, { id: newId(), ownerId: id, slot: 0, file, width: 480, height: 640, createdAt: now })

type GivenMark = Pick<ClassAttendance, 'classId' | 'childId' | 'day' | 'recordedBy'> & Partial<ClassAttendance>

/** That a child was there on a day, unless told otherwise. */
export const makeMark = (given: GivenMark, now: Date): ClassAttendance => ({
  id: newId(),
  mark: 'present',
  version: 1,
  note: null,
  tappedAt: null,
  recordedAt: now,
  ...given,
})

export async function addMark(db: Db, given: GivenMark, now: Date): Promise<ClassAttendance> {
  const row = makeMark(given, now)
  await insertRows(db, ClassAttendance, row)
  return row
}

type GivenHandOver = Pick<HandOver, 'classId' | 'childId' | 'day' | 'toId' | 'name' | 'recordedBy'> & Partial<HandOver>

/** That a guardian with the day's code collected a child, unless told otherwise. */
export const makeHandOver = (given: GivenHandOver, now: Date): HandOver => ({
  id: newId(),
  way: 'guardian',
  proof: 'code',
  tappedAt: null,
  recordedAt: now,
  ...given,
})

type GivenLog = Pick<ClassLog, 'classId' | 'day' | 'kind' | 'words' | 'recordedBy'> & Partial<ClassLog>

/** A line of the daily log, which guardians were not told of unless that is said. */
export const makeLog = (given: GivenLog, now: Date): ClassLog => ({
  id: newId(),
  childId: null,
  details: null,
  tappedAt: null,
  recordedAt: now,
  guardiansToldAt: null,
  ...given,
})
