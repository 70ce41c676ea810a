import { Text, View } from '@tarojs/components'
import type { DeskCourseView, DeskLesson } from '../../../../shared/learning/courses.desk.contract'
import { coursesDeskText } from '../../../../shared/learning/coursesDeskText'
import { useLength } from '../../../learning/parts/lessonWords'
import { useText } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, Row, toast } from '../../../ui'
import { coursesDesk, explained } from './coursesDeskClient'

interface LessonListProps {
  course: DeskCourseView
  onChanged: (course: DeskCourseView) => void
  onRefresh: () => void
}

/** The lessons in their order, each with how many learners it has. */
export function LessonList({ course, onChanged, onRefresh }: LessonListProps) {
  const text = useText(coursesDeskText)
  const { id: courseId, version, lessons, actions } = course
  const ordering = useCommand(coursesDesk.orderLessons, {
    onDone: onChanged,
    onError: (error) => {
      toast(explained(error) ?? '')
      onRefresh()
    },
  })
  const canEdit = actions.includes('edit')
  const moveUp = (at: number) => {
    const lessonIds = lessons.map(({ id }) => id)
    lessonIds.splice(at - 1, 2, lessonIds[at]!, lessonIds[at - 1]!)
    void ordering.run({ params: { courseId }, body: { version, lessonIds } })
  }
  return (
    <Card kind="rows" title={text.contents}>
      {lessons.map((lesson, at) => (
        <LessonLine
          key={lesson.id}
          lesson={lesson}
          courseId={courseId}
          {...(canEdit && at > 0 ? { onUp: () => moveUp(at) } : {})}
        />
      ))}
      {canEdit && (
        <Button kind="outline" size="small" onTap={() => open(`/desk/learning/lesson-form?course=${courseId}`)}>
          {text.addLesson}
        </Button>
      )}
    </Card>
  )
}

function LessonLine({ lesson, courseId, onUp }: { lesson: DeskLesson; courseId: string; onUp?: () => void }) {
  const text = useText(coursesDeskText)
  const length = useLength()
  const { id, content, lengthMs, begun, finished } = lesson
  return (
    <View className="course-desk__lesson">
      {onUp && (
        <Button kind="plain" size="small" label={text.up(content.title)} onTap={onUp}>
          ↑
        </Button>
      )}
      <Row
        title={content.title}
        note={
          <>
            <Text className="course-desk__line">{`${text.kinds[content.kind]} · ${length(lengthMs)}`}</Text>
            <Text className="course-desk__line">{text.figures(begun, finished)}</Text>
          </>
        }
        onTap={() => open(`/desk/learning/lesson-form?course=${courseId}&id=${id}`)}
      />
    </View>
  )
}
