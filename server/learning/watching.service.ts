import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { learningCourses, PingAnswer } from '../../shared/learning/courses.contract'
import { advance, dueMs } from '../../shared/learning/watching'
import type { Actor } from '../platform/actor'
import { type Db, isDuplicate } from '../platform/db'
import { lockPools } from '../platform/pools'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { type Lesson, LessonProgress, LessonWatch } from './courses.entities'
import { findProgress } from './courses.queries'
import { watchingRule } from './courses.rules'
import { loadLesson } from './courses.service'

type Ping = BodyOf<(typeof learningCourses)['pingLesson']>

/**
 * Counts what was watched since the last ping of the same sitting, by the server's clock. One row a person says what they watch
 * and where; it is held meanwhile, so that a second device, a ping sent twice and two at once add nothing.
 */
export async function ping(db: Db, { personId }: Actor, lessonId: string, said: Ping, now: Date): Promise<PingAnswer> {
  const lesson = await loadLesson(db, lessonId)
  const held = (await lockPools(db, LessonWatch, [personId])).get(personId)
  const progress = (await findProgress(db, personId, [lessonId])).get(lessonId) ?? null
  if (held?.sitting !== said.sitting || held.lessonId !== lessonId) {
    return answer(progress, await begin(db, { personId, lesson, progress, isFirst: held === undefined }, said, now))
  }
  // Sent again, or overtaken on its way.
  if (said.sequence <= held.sequence) return answer(progress, held.positionMs)
  const rule = await ruleAt(db, watchingRule, now)
  const elapsedMs = now.getTime() - held.at.getTime()
  const positionMs = positionOf(lesson, said, held, elapsedMs)
  const before = { reachedMs: progress?.reachedMs ?? 0, positionMs: held.positionMs }
  const after = advance(before, { positionMs, elapsedMs }, rule)
  await db.update(LessonWatch, { id: personId }, { sequence: said.sequence, positionMs: after.positionMs, at: now })
  const grown = await grow(db, { personId, lesson, progress }, after.reachedMs, dueMs(lesson.lengthMs, rule), now)
  return answer(grown, after.positionMs)
}

function answer(progress: LessonProgress | null, positionMs: number): PingAnswer {
  const reachedMs = progress?.reachedMs ?? 0
  return { reachedMs, isFinished: (progress?.finishedAt ?? null) !== null, isAhead: positionMs > reachedMs }
}

/** An article has no player: its reader is where the clock is. */
function positionOf({ content, lengthMs }: Lesson, said: Ping, held: LessonWatch, elapsedMs: number): number {
  const positionMs = content.kind === 'article' ? held.positionMs + Math.max(0, elapsedMs) : said.positionMs
  return Math.min(positionMs, lengthMs)
}

interface Learner {
  personId: string
  lesson: Lesson
  progress: LessonProgress | null
}

/** The first ping of a sitting takes the person over, from this moment and from where its player is; it gives the position. */
async function begin(
  db: Db,
  { personId, lesson, progress, isFirst }: Learner & { isFirst: boolean },
  { sitting, sequence, positionMs: said }: Ping,
  now: Date,
): Promise<number> {
  if (sequence !== 1) throw new AppError('learning.watching_elsewhere')
  const positionMs = lesson.content.kind === 'article' ? (progress?.reachedMs ?? 0) : Math.min(said, lesson.lengthMs)
  const begun = { lessonId: lesson.id, sitting, sequence, positionMs, at: now }
  if (!isFirst) await db.update(LessonWatch, { id: personId }, begun)
  else {
    // Of a person's very first two devices at once, one was faster.
    await insertRows(db, LessonWatch, { id: personId, ...begun }).catch((error: unknown) => {
      throw isDuplicate(error) ? new AppError('learning.watching_elsewhere') : error
    })
  }
  return positionMs
}

async function grow(
  db: Db,
  { personId, lesson, progress }: Learner,
  reachedMs: number,
  due: number,
  now: Date,
): Promise<LessonProgress | null> {
  const finishedAt = progress?.finishedAt ?? (reachedMs >= due ? now : null)
  const isSame = reachedMs <= (progress?.reachedMs ?? 0) && finishedAt === (progress?.finishedAt ?? null)
  if (isSame) return progress
  const seen = { reachedMs, finishedAt, seenAt: now }
  if (progress) {
    await db.update(LessonProgress, { id: progress.id }, seen)
    return { ...progress, ...seen }
  }
  const begun = { id: newId(), personId, lessonId: lesson.id, courseId: lesson.courseId, ...seen }
  await insertRows(db, LessonProgress, begun)
  return begun
}
