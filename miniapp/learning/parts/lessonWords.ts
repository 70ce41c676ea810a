import type { LessonRow } from '../../../shared/learning/courses.contract'
import { coursesText } from '../../../shared/learning/coursesText'
import { useText } from '../../platform/locale'

/** How long a lesson takes, in words. */
export function useLength(): (lengthMs: number) => string {
  const text = useText(coursesText)
  return (lengthMs) => {
    const seconds = Math.max(1, Math.round(lengthMs / 1000))
    return seconds < 60 ? text.seconds(seconds) : text.minutes(Math.round(seconds / 60))
  }
}

export const percentOf = ({ lengthMs, progress }: Pick<LessonRow, 'lengthMs' | 'progress'>): number =>
  Math.min(100, Math.floor((progress.reachedMs * 100) / lengthMs))

/** The first lesson that is left, or the first of all. */
export const nextOf = (items: readonly LessonRow[]): LessonRow | undefined =>
  items.find(({ progress }) => !progress.isFinished) ?? items[0]
