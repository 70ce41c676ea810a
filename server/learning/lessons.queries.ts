import { In, IsNull, Not } from 'typeorm'
import type { Db } from '../platform/db'
import { LessonProgress } from './courses.entities'

/** Which of these lessons the person watched to the end. */
export async function lessonsWatched(
  db: Db,
  personId: string,
  lessonIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (lessonIds.length === 0) return new Set()
  const rows = await db.find(LessonProgress, {
    where: { personId, lessonId: In([...lessonIds]), finishedAt: Not(IsNull()) },
    select: { id: true, lessonId: true },
  })
  return new Set(rows.map(({ lessonId }) => lessonId))
}
