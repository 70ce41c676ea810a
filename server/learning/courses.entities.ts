import { Entity, Index, type Relation } from 'typeorm'
import type { CourseContent, CourseState, LessonContent, VideoProblem, VideoState } from '../../shared/learning/courses'
import { Organisation } from '../organisations'
import { At, Id, Json, PointsTo, PrimaryId, Sealed, Short, Whole } from '../platform/columns'

/** A course (课程): some lessons, and what is answered after them. */
@Entity('learning_courses')
@Index('learning_courses_listed', ['state', 'id'])
@Index('learning_courses_organisation', ['organisationId', 'id'])
@Index('learning_courses_paper', ['paperId', 'state', 'id'])
export class Course {
  @PrimaryId()
  id: string

  @Id()
  organisationId: string

  @PointsTo(() => Organisation, 'organisation_id')
  organisation?: Relation<Organisation>

  @Short(10)
  state: CourseState

  @Whole()
  version: number

  @Json()
  content: CourseContent

  /** Of the content: what is answered after it, and not before its lessons are watched. */
  @Id({ nullable: true })
  paperId: string | null

  /** How many lessons it has: a list asks for no more. */
  @Whole()
  lessons: number

  /** How many learners rated it, and the sum of their stars. */
  @Whole()
  ratings: number

  @Whole()
  stars: number

  @At({ nullable: true })
  publishedAt: Date | null

  @At()
  createdAt: Date
}

/** A lesson of a course (课时): a film or an article. */
@Entity('learning_lessons')
@Index('learning_lessons_course', ['courseId', 'place', 'id'])
export class Lesson {
  @PrimaryId()
  id: string

  @Id()
  courseId: string

  @PointsTo(() => Course, 'course_id')
  course?: Relation<Course>

  /** From 1 up, in the course. */
  @Whole()
  place: number

  @Whole()
  version: number

  @Json()
  content: LessonContent

  @Index('learning_lessons_video')
  @Id({ nullable: true })
  videoId: string | null

  @PointsTo(() => Video, 'video_id')
  video?: Relation<Video> | null

  /** How long the film runs, or reading takes. */
  @Whole()
  lengthMs: number

  @At()
  createdAt: Date
}

/** A film of a lesson (视频): its parts arrive one by one, then it is checked, and kept as it is played. */
@Entity('learning_videos')
@Index('learning_videos_course', ['courseId', 'sha256'])
@Index('learning_videos_work', ['workAt', 'id'])
export class Video {
  @PrimaryId()
  id: string

  @Id()
  courseId: string

  @PointsTo(() => Course, 'course_id')
  course?: Relation<Course>

  @Short(10)
  state: VideoState

  @Short(120)
  name: string

  /** Bytes, and their SHA-256 in hex, as announced. */
  @Whole()
  size: number

  @Short(64)
  sha256: string

  @Whole()
  chunkSize: number

  @Short(20, { nullable: true })
  problem: VideoProblem | null

  /** Its name in the storage, once it is kept. */
  @Id({ nullable: true })
  file: string | null

  @Whole()
  lengthMs: number

  @Whole()
  width: number

  @Whole()
  height: number

  /** When the worker has something to do with it: to check it, or to clear it away where no lesson came to use it. */
  @At({ nullable: true })
  workAt: Date | null

  /** How many times it was begun to be checked: what ends each worker is given up. */
  @Whole()
  tries: number

  @At()
  createdAt: Date
}

/** A part of a film that has arrived and is in the storage. */
@Entity('learning_video_chunks')
@Index('learning_video_chunks_number', ['videoId', 'number'], { unique: true })
export class VideoChunk {
  @PrimaryId()
  id: string

  @Id()
  videoId: string

  @Whole()
  number: number

  @Id()
  file: string

  /** Of its content: the same part may come again, another one may not. */
  @Short(43)
  sha256: string
}

/** How far somebody is in a lesson (学习进度), one row a person and lesson. */
@Entity('learning_progress')
@Index('learning_progress_person', ['personId', 'lessonId'], { unique: true })
@Index('learning_progress_course', ['personId', 'courseId', 'finishedAt'])
@Index('learning_progress_lesson', ['lessonId', 'finishedAt'])
@Index('learning_progress_seen', ['seenAt', 'id'])
export class LessonProgress {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @Id()
  lessonId: string

  @PointsTo(() => Lesson, 'lesson_id')
  lesson?: Relation<Lesson>

  @Id()
  courseId: string

  /** What was seen without a gap. */
  @Whole()
  reachedMs: number

  @At({ nullable: true })
  finishedAt: Date | null

  /** When it last grew. */
  @At()
  seenAt: Date
}

/** What somebody watches now, on which device: one row a person, who holds it while a ping is counted. */
@Entity('learning_watches')
@Index('learning_watches_at', ['at', 'id'])
export class LessonWatch {
  /** The person's. */
  @PrimaryId()
  id: string

  @Id()
  lessonId: string

  /** One opening of the page, on one device. */
  @Short(64)
  sitting: string

  @Whole()
  sequence: number

  @Whole()
  positionMs: number

  @At()
  at: Date
}

/** What a learner who finished a course thinks of it (课程评价), one a person. */
@Entity('learning_ratings')
@Index('learning_ratings_person', ['personId', 'courseId'], { unique: true })
export class CourseRating {
  @PrimaryId()
  id: string

  @Id()
  personId: string

  @Id()
  courseId: string

  @PointsTo(() => Course, 'course_id')
  course?: Relation<Course>

  @Whole()
  stars: number

  @Sealed('learning_ratings.words', { nullable: true })
  words: string | null

  @At()
  createdAt: Date
}
