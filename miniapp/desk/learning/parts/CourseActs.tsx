import type { DeskCourseView } from '../../../../shared/learning/courses.desk.contract'
import { coursesDeskText } from '../../../../shared/learning/coursesDeskText'
import { useText } from '../../../platform/locale'
import { replace } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, toast } from '../../../ui'
import { coursesDesk, explained } from './coursesDeskClient'

interface CourseActsProps {
  course: DeskCourseView
  onChanged: (course: DeskCourseView) => void
  onRefresh: () => void
}

/** What can be done with a course, as the server says. */
export function CourseActs({ course, onChanged, onRefresh }: CourseActsProps) {
  const text = useText(coursesDeskText)
  const { id, version, actions, lessons } = course
  const done = (words: string) => (changed: DeskCourseView) => {
    toast(words)
    onChanged(changed)
  }
  const onError = (error: Error) => {
    toast(explained(error) ?? '')
    onRefresh()
  }
  const publishing = useCommand(coursesDesk.publishCourse, { onDone: done(text.published), onError })
  const ending = useCommand(coursesDesk.endCourse, { onDone: done(text.ended), onError })
  const discarding = useCommand(coursesDesk.discardCourse, {
    onDone: () => {
      toast(text.discarded)
      replace('/desk/learning/courses')
    },
    onError,
  })
  const input = { params: { courseId: id }, body: { version } }
  const end = async () => {
    if (await confirm({ title: text.endAsk, body: text.endBody, ok: text.end })) await ending.run(input)
  }
  const discard = async () => {
    const isSure = await confirm({ title: text.discardAsk, body: text.discardBody, ok: text.discard })
    if (isSure) await discarding.run({ params: { courseId: id } })
  }
  if (!actions.some((act) => act !== 'edit')) return null
  return (
    <Card>
      {actions.includes('publish') && (
        <Button disabled={lessons.length === 0} busy={publishing.busy} onTap={() => void publishing.run(input)}>
          {lessons.length === 0 ? text.noLessons : text.publish}
        </Button>
      )}
      {actions.includes('end') && (
        <Button kind="plain" busy={ending.busy} onTap={() => void end()}>
          {text.end}
        </Button>
      )}
      {actions.includes('discard') && (
        <Button kind="plain" busy={discarding.busy} onTap={() => void discard()}>
          {text.discard}
        </Button>
      )}
    </Card>
  )
}
