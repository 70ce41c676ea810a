import { In, IsNull, Not, type SelectQueryBuilder } from 'typeorm'
import type { Db } from '../platform/db'
import { Lesson, LessonProgress } from './courses.entities'
import type { QuizPaper } from './papers.entities'

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

/** A lesson that is to be watched before a paper is answered. */
export interface DueLesson {
  id: string
  title: string
  isWatched: boolean
}

/**
 * What comes before a paper: the lessons of the courses that lead to it, and those it names itself; of what is taken off nothing
 * is asked. A visitor has watched none.
 */
export async function findLessonsBefore(
  db: Db,
  personId: string | null,
  { id: paperId, content }: Pick<QuizPaper, 'id' | 'content'>,
): Promise<DueLesson[]> {
  const leading = await offered(db).andWhere('course.paperId = :paperId', { paperId }).getMany()
  const { lessonIds } = content
  const named =
    lessonIds.length === 0
      ? []
      : await offered(db)
          .andWhere({ id: In(lessonIds) })
          .getMany()
  const lessons = [...new Map([...leading, ...named].map((lesson) => [lesson.id, lesson])).values()]
  const ids = lessons.map(({ id }) => id)
  const watched = personId === null ? new Set() : await lessonsWatched(db, personId, ids)
  return lessons.map(({ id, content: { title } }) => ({ id, title, isWatched: watched.has(id) }))
}

const offered = (db: Db): SelectQueryBuilder<Lesson> =>
  db
    .createQueryBuilder(Lesson, 'lesson')
    .innerJoin('lesson.course', 'course')
    .where("course.state = 'published'")
    .orderBy('lesson.courseId')
    .addOrderBy('lesson.place')
