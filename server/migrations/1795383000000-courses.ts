import type { MigrationInterface, QueryRunner } from 'typeorm'
import { columns as c, createTable, dropTables } from './columns'

const optional = { isNullable: true }
const primary = c.id('id', { isPrimary: true })

/** Courses, lessons, their films, and how far learners are. */
export class Courses1795383000000 implements MigrationInterface {
  name = 'Courses1795383000000'

  async up(runner: QueryRunner): Promise<void> {
    await createCourses(runner)
    await createVideos(runner)
    await createProgress(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      'learning_ratings',
      'learning_watches',
      'learning_progress',
      'learning_video_chunks',
      'learning_videos',
      'learning_lessons',
      'learning_courses',
    ])
  }
}

async function createCourses(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'learning_courses',
    [
      primary,
      c.id('organisation_id'),
      c.short('state', 10),
      c.whole('version'),
      c.text('content'),
      c.id('paper_id', optional),
      c.whole('lessons'),
      c.whole('ratings'),
      c.whole('stars'),
      c.at('published_at', optional),
      c.at('created_at'),
    ],
    [
      { name: 'learning_courses_listed', columns: ['state', 'id'] },
      { name: 'learning_courses_organisation', columns: ['organisation_id', 'id'] },
      { name: 'learning_courses_paper', columns: ['paper_id', 'state', 'id'] },
    ],
  )
  await createTable(
    runner,
    'learning_lessons',
    [
      primary,
      c.id('course_id'),
      c.whole('place'),
      c.whole('version'),
      c.text('content'),
      c.id('video_id', optional),
      c.whole('length_ms'),
      c.at('created_at'),
    ],
    [
      { name: 'learning_lessons_course', columns: ['course_id', 'place', 'id'] },
      { name: 'learning_lessons_video', columns: ['video_id'] },
    ],
  )
}

async function createVideos(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'learning_videos',
    [
      primary,
      c.id('course_id'),
      c.short('state', 10),
      c.short('name', 120),
      c.whole('size'),
      c.short('sha256', 64),
      c.whole('chunk_size'),
      c.short('problem', 20, optional),
      c.id('file', optional),
      ...['length_ms', 'width', 'height'].map((name) => c.whole(name)),
      c.at('work_at', optional),
      c.whole('tries'),
      c.at('created_at'),
    ],
    [
      { name: 'learning_videos_course', columns: ['course_id', 'sha256'] },
      { name: 'learning_videos_work', columns: ['work_at', 'id'] },
    ],
  )
  await createTable(
    runner,
    'learning_video_chunks',
    [primary, c.id('video_id'), c.whole('number'), c.id('file'), c.short('sha256', 43)],
    [{ name: 'learning_video_chunks_number', columns: ['video_id', 'number'], unique: true }],
  )
}

async function createProgress(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'learning_progress',
    [
      primary,
      c.id('person_id'),
      c.id('lesson_id'),
      c.id('course_id'),
      c.whole('reached_ms'),
      c.at('finished_at', optional),
      c.at('seen_at'),
    ],
    [
      { name: 'learning_progress_person', columns: ['person_id', 'lesson_id'], unique: true },
      { name: 'learning_progress_course', columns: ['person_id', 'course_id', 'finished_at'] },
      { name: 'learning_progress_lesson', columns: ['lesson_id', 'finished_at'] },
      { name: 'learning_progress_seen', columns: ['seen_at', 'id'] },
    ],
  )
  await createTable(
    runner,
    'learning_watches',
    [primary, c.id('lesson_id'), c.short('sitting', 64), c.whole('sequence'), c.whole('position_ms'), c.at('at')],
    [{ name: 'learning_watches_at', columns: ['at', 'id'] }],
  )
  await createTable(
    runner,
    'learning_ratings',
    [primary, c.id('person_id'), c.id('course_id'), c.whole('stars'), c.text('words', optional), c.at('created_at')],
    [{ name: 'learning_ratings_person', columns: ['person_id', 'course_id'], unique: true }],
  )
}
