import { CareWorker, ChildPicture, ClassAttendance, ClassDuty, Collector, type CourseClass } from '../classes'
import { nameIndexOf } from '../identity'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'

type GivenCollector = Partial<Collector> &
  Pick<Collector, 'childId' | 'addedBy'> & {
    /** Its name in the storage. */
    photo?: string
  }

/** A grandmother without a photo, unless told otherwise. */
export async function addCollector(db: Db, { photo, ...given }: GivenCollector, now: Date): Promise<Collector> {
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
  if (photo !== undefined) {
    const picture = { id: newId(), ownerId: row.id, slot: 0, file: photo, width: 600, height: 800, createdAt: now }
    await insertRows(db, ChildPicture, picture)
  }
  return row
}

interface GivenTeacher extends Partial<Omit<CareWorker, 'person' | 'duty'>> {
  personId: string
  of: Pick<CourseClass, 'id' | 'organisationId'>
  duty?: ClassDuty['duty']
}

/** Somebody with a record check that is good for years, assigned to a class; a teacher unless told otherwise. */
export async function addTeacher(
  db: Db,
  { of, duty = 'teacher', ...given }: GivenTeacher,
  now: Date,
): Promise<CareWorker> {
  const name = given.name ?? '梁燕'
  const worker: CareWorker = {
    id: newId(),
    organisationId: of.organisationId,
    version: 1,
    name,
    nameIndex: nameIndexOf(name),
    phone: null,
    duty,
    checkedOn: '2026-06-01',
    isClear: true,
    validUntil: '2029-05-31',
    checkedBy: null,
    endedAt: null,
    createdAt: now,
    ...given,
  }
  await insertRows(db, CareWorker, worker)
  const assigned = { id: newId(), classId: of.id, workerId: worker.id, duty, liveKey: `${of.id} ${worker.id}` }
  await insertRows(db, ClassDuty, { ...assigned, assignedBy: worker.id, createdAt: now, endedAt: null })
  return worker
}

/** That a child was there on a day, unless told otherwise. */
export async function addMark(
  db: Db,
  given: Pick<ClassAttendance, 'classId' | 'childId' | 'day' | 'recordedBy'> & Partial<ClassAttendance>,
  now: Date,
): Promise<ClassAttendance> {
  const row: ClassAttendance = {
    id: newId(),
    mark: 'present',
    version: 1,
    note: null,
    tappedAt: null,
    recordedAt: now,
    ...given,
  }
  await insertRows(db, ClassAttendance, row)
  return row
}
