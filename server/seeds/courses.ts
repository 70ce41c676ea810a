import { type LessonContent, videoPartBytes } from '../../shared/learning/courses'
import { Course, Lesson, Video } from '../learning'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'

/** A published course without lessons, unless told otherwise. */
export async function addCourse(
  db: Db,
  given: Partial<Course> & Pick<Course, 'organisationId'>,
  now: Date,
): Promise<Course> {
  const row: Course = {
    ...{ id: newId(), state: 'published', version: 1, lessons: 0, ratings: 0, stars: 0 },
    content: { name: '夏季安全(演示)', summary: '骑行、用电、防中暑。', paperId: null },
    ...{ publishedAt: now, createdAt: now },
    paperId: given.content?.paperId ?? null,
    ...given,
  }
  await insertRows(db, Course, row)
  return row
}

/** A film that is kept, in the storage under this name. */
export async function addVideo(
  db: Db,
  given: Partial<Video> & Pick<Video, 'courseId' | 'file' | 'lengthMs'>,
  now: Date,
): Promise<Video> {
  const row: Video = {
    ...{ id: newId(), state: 'kept', name: '演示.mp4', size: 1, sha256: '0'.repeat(64), chunkSize: videoPartBytes },
    ...{ problem: null, width: 320, height: 180, workAt: null, tries: 0, createdAt: now },
    ...given,
  }
  await insertRows(db, Video, row)
  return row
}

/** A lesson at the end of its course. */
export async function addLesson(
  db: Db,
  course: Course,
  { id = newId(), content, lengthMs }: { id?: string; content: LessonContent; lengthMs: number },
  now: Date,
): Promise<Lesson> {
  course.lessons += 1
  const row: Lesson = {
    ...{ id, courseId: course.id, place: course.lessons, version: 1, content, lengthMs, createdAt: now },
    videoId: content.kind === 'video' ? content.videoId : null,
  }
  await insertRows(db, Lesson, row)
  await db.update(Course, { id: course.id }, { lessons: course.lessons })
  return row
}
