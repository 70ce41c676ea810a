import { Text } from '@tarojs/components'
import type { CourseView, LessonRow } from '../../../shared/learning/courses.contract'
import { coursesText } from '../../../shared/learning/coursesText'
import { useText } from '../../platform/locale'
import { Card, Row, Tag } from '../../ui'
import { percentOf, useLength } from './lessonWords'
import './courses.scss'

/** A course as learners see it; at the desk nothing of it leads on. */
export function CourseBody({ of, onLesson }: { of: CourseView; onLesson?: (lesson: LessonRow) => void }) {
  const text = useText(coursesText)
  const { name, summary, organisation, lessons, finished, state, rating, items } = of
  const stars = rating.tenths === null ? text.unrated : text.rating((rating.tenths / 10).toFixed(1), rating.count)
  const done = finished > 0 ? [text.done(finished, lessons)] : []
  return (
    <>
      <Card>
        <Text className="course-head__name" aria-role="heading" aria-level={1}>
          {name}
        </Text>
        <Text className="course-head__summary">{summary}</Text>
        <Text className="course-head__note">
          {[text.by(organisation.name), text.lessons(lessons), ...done].join(' · ')}
        </Text>
        <Text className="course-head__note">{state === 'ended' ? text.ended : stars}</Text>
      </Card>
      {items.length > 0 && (
        <Card kind="rows" title={text.contents}>
          {items.map((lesson) => (
            <LessonLine key={lesson.id} lesson={lesson} onTap={onLesson && (() => onLesson(lesson))} />
          ))}
        </Card>
      )}
    </>
  )
}

function LessonLine({ lesson, onTap }: { lesson: LessonRow; onTap: (() => void) | undefined }) {
  const text = useText(coursesText)
  const length = useLength()
  const { kind, title, lengthMs, progress } = lesson
  const percent = percentOf(lesson)
  return (
    <Row
      title={title}
      note={`${text.kinds[kind]} · ${length(lengthMs)}`}
      value={
        progress.isFinished ? (
          <Tag tone="ok">{text.finished}</Tag>
        ) : percent > 0 ? (
          <Tag tone="warn">{text.begun(percent)}</Tag>
        ) : undefined
      }
      {...(onTap ? { onTap } : {})}
    />
  )
}
