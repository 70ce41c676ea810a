import { addDays, shanghaiDay } from '../../shared/http/time'
import { CareWorker, ClassDuty, type CourseClass } from '../classes'
import { nameIndexOf } from '../identity'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'

/** A teacher whose last record check found nothing and is good for a year, unless told otherwise. */
export async function addWorker(
  db: Db,
  given: Partial<Omit<CareWorker, 'person' | 'organisation'>> & Pick<CareWorker, 'organisationId' | 'name'>,
  now: Date,
): Promise<CareWorker> {
  const today = shanghaiDay(now)
  const row: CareWorker = {
    id: newId(),
    version: 1,
    personId: null,
    nameIndex: nameIndexOf(given.name),
    phone: null,
    duty: 'teacher',
    checkedOn: today,
    isClear: true,
    validUntil: addDays(today, 365),
    checkedBy: null,
    endedAt: null,
    createdAt: now,
    ...given,
  }
  await insertRows(db, CareWorker, row)
  return row
}

/** Assigns a worker to a class, whatever the check says. */
export async function addDuty(
  db: Db,
  { id: classId }: Pick<CourseClass, 'id'>,
  { id: workerId, duty }: Pick<CareWorker, 'id' | 'duty'>,
  now: Date,
): Promise<ClassDuty> {
  const liveKey = `${classId} ${workerId}`
  const row: ClassDuty = {
    ...{ id: newId(), classId, workerId, duty, liveKey, assignedBy: workerId },
    createdAt: now,
    endedAt: null,
  }
  await insertRows(db, ClassDuty, row)
  return row
}
