import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { CourseContent } from '../../shared/learning/courses'
import type { DeskCourseView, learningCoursesDesk } from '../../shared/learning/courses.desk.contract'
import { findOrganisation, reaches } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { Ports } from '../platform/ports'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { drawDeskCourse, drawDeskRow } from './courses.desk.views'
import { Course, Lesson, Video } from './courses.entities'
import { changeCourse, countLearners, findCourse, findCourses, findLessons, findPaperChoices } from './courses.queries'
import { QuizPaper } from './papers.entities'

type Contract = typeof learningCoursesDesk

/** What a course's view at the desk is drawn with, beside its rows. */
export interface At {
  ports: Pick<Ports, 'config'>
  now: Date
}

export async function list(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findCourses(db, actor.grants, cursor), ({ id }) => [id])
  const unions = actor.grants.map(({ organisationId: id, organisationName: name }) => ({ id, name }))
  return { ...page, items: page.items.map(drawDeskRow), unions }
}

/** A course of a union in reach; any other is as absent as one that never was. */
export async function loadCourse(db: Db, actor: StaffActor, id: string): Promise<Course> {
  const course = await findCourse(db, id)
  if (!course || !reaches(actor.grants, course.organisation!.path)) throw new AppError('learning.course_not_found')
  return course
}

export async function loadOpenCourse(db: Db, actor: StaffActor, id: string): Promise<Course> {
  const course = await loadCourse(db, actor, id)
  if (course.state === 'ended') throw new AppError('learning.course_ended')
  return course
}

/** As `loadOpenCourse`, at the version that was seen. */
export async function loadSeenCourse(db: Db, actor: StaffActor, id: string, version: number): Promise<Course> {
  const course = await loadOpenCourse(db, actor, id)
  if (course.version !== version) throw new AppError('learning.course_changed', { version: course.version })
  return course
}

export async function changeOrRefuse(db: Db, course: Course, change: Partial<Course>): Promise<void> {
  if (!(await changeCourse(db, course, change))) throw new AppError('learning.course_changed')
}

export async function get(db: Db, actor: StaffActor, id: string, { ports, now }: At): Promise<DeskCourseView> {
  const course = await loadCourse(db, actor, id)
  const lessons = await findLessons(db, id)
  const learners = await countLearners(
    db,
    lessons.map((lesson) => lesson.id),
  )
  const papers = await findPaperChoices(db, course.organisationId)
  return drawDeskCourse(course, { lessons, learners, papers, mostMegabytes: ports.config.videoMegabytes, now })
}

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, content }: BodyOf<Contract['addCourse']>,
  at: At,
): Promise<DeskCourseView> {
  const union = await findOrganisation(db, organisationId)
  if (!union || union.closedAt || !reaches(actor.grants, union.path)) throw new AppError('organisations.not_found')
  await requirePaper(db, organisationId, content)
  const id = newId()
  await insertRows(db, Course, {
    ...{
      id,
      organisationId,
      state: 'draft' as const,
      version: 1,
      content,
      paperId: content.paperId,
      lessons: 0,
      ratings: 0,
      stars: 0,
    },
    ...{ publishedAt: null, createdAt: at.now },
  })
  return get(db, actor, id, at)
}

/** What is answered after it is a paper of the same union. */
async function requirePaper(db: Db, organisationId: string, { paperId }: CourseContent): Promise<void> {
  const isThere = paperId === null || (await db.existsBy(QuizPaper, { id: paperId, organisationId }))
  if (!isThere) throw new AppError('learning.paper_not_found', undefined, 'paperId')
}

export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, content }: BodyOf<Contract['editCourse']>,
  at: At,
): Promise<DeskCourseView> {
  const course = await loadSeenCourse(db, actor, id, version)
  await requirePaper(db, course.organisationId, content)
  await changeOrRefuse(db, course, { content, paperId: content.paperId })
  return get(db, actor, id, at)
}

export async function publish(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['publishCourse']>,
  at: At,
): Promise<DeskCourseView> {
  const course = await loadSeenCourse(db, actor, id, version)
  if (course.lessons === 0) throw new AppError('learning.course_empty')
  await changeOrRefuse(db, course, { state: 'published', publishedAt: course.publishedAt ?? at.now })
  return get(db, actor, id, at)
}

export async function end(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['endCourse']>,
  at: At,
): Promise<DeskCourseView> {
  await changeOrRefuse(db, await loadSeenCourse(db, actor, id, version), { state: 'ended' })
  return get(db, actor, id, at)
}

export async function discard(db: Db, actor: StaffActor, id: string, { now }: At): Promise<Record<string, never>> {
  await loadCourse(db, actor, id)
  const { affected } = await db.delete(Course, { id, state: 'draft' })
  if (affected !== 1) throw new AppError('learning.course_not_draft')
  await db.delete(Lesson, { courseId: id })
  await db.update(Video, { courseId: id }, { workAt: now })
  return {}
}
