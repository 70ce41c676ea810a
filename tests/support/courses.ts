import type { Course, Lesson } from '../../server/learning'
import { CourseRating, LessonProgress, watchingRule } from '../../server/learning'
import { newId } from '../../server/platform/random'
import { ruleAt, writeRule } from '../../server/platform/rules'
import { addCourse, addLesson, addVideo } from '../../server/seeds/courses'
import type { TestServer } from './server'
import { unionId } from './unions'

/** A second between two pings: stories do not wait for ten. */
export async function pingOften(server: TestServer): Promise<void> {
  const rule = await ruleAt(server.database.reader, watchingRule, server.clock.now())
  const often = { name: watchingRule.name, validFrom: server.clock.now(), value: { ...rule, pingSeconds: 1 } }
  await server.database.transaction((db) => writeRule(db, often))
}

/** A course at 漷县 with an article and a film of a minute, that nobody can play. */
export async function makeCourse(
  server: TestServer,
  given: Partial<Course> = {},
): Promise<{ course: Course; article: Lesson; film: Lesson }> {
  const organisationId = given.organisationId ?? (await unionId(server, '漷县'))
  const now = server.clock.now()
  return server.database.transaction(async (db) => {
    const course = await addCourse(db, { organisationId, ...given }, now)
    const video = await addVideo(db, { courseId: course.id, file: newId(), lengthMs: 60_000 }, now)
    const words = { kind: 'article' as const, title: '防中暑', words: '# 多喝水\n\n- 随身带水' }
    const film = await addLesson(
      db,
      course,
      { content: { kind: 'video', title: '骑行安全', videoId: video.id }, lengthMs: 60_000 },
      now,
    )
    return { course, film, article: await addLesson(db, course, { content: words, lengthMs: 20_000 }, now) }
  })
}

/** A course, by the names its ids go by, with a learner who finished it. */
export async function recordsOfCourse(
  server: TestServer,
  personId: string,
  given: Partial<Course> = {},
): Promise<Record<string, string>> {
  const { course, film } = await makeCourse(server, given)
  const now = server.clock.now()
  await server.database.transaction(async (db) => {
    const of = { id: newId(), personId, courseId: course.id }
    await db.insert(LessonProgress, { ...of, lessonId: film.id, reachedMs: 60_000, finishedAt: now, seenAt: now })
    await db.insert(CourseRating, { ...of, stars: 5, words: null, createdAt: now })
  })
  return { courseId: course.id, lessonId: film.id, lessonIds: film.id, videoId: film.videoId! }
}
