import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DeskCourseView } from '../../../shared/learning/courses.desk.contract'
import { coursesDeskText } from '../../../shared/learning/coursesDeskText'
import { CourseBody } from '../../learning/parts/CourseBody'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Button, Card, Field, PickField, Tag, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { CourseActs } from './parts/CourseActs'
import { courseErrorWords, coursesDesk, explained } from './parts/coursesDeskClient'
import { courseTones } from './parts/courseTones'
import { LessonList } from './parts/LessonList'
import './parts/coursesDesk.scss'

definePageConfig({ navigationBarTitleText: '课程编辑' })

interface Opened {
  /** Null for a new one. */
  course: DeskCourseView | null
  unions: readonly DeskCourseView['organisation'][]
}

async function load(id: string | undefined): Promise<Opened> {
  if (id) return { course: await coursesDesk.getDeskCourse({ params: { courseId: id } }), unions: [] }
  return { course: null, unions: (await coursesDesk.listDeskCourses({ query: {} })).unions }
}

/** A course with its lessons, to be looked at and changed; or a new one. */
export default function DeskCourse() {
  const text = useText(coursesDeskText)
  const { id } = useRouter().params
  const view = useView(() => load(id), { deps: [id] })
  const show = (course: DeskCourseView) => view.show({ course, unions: [] })
  return (
    <DeskPage title={id ? text.courseTitle : text.newCourse} section="courses" view={view} errors={courseErrorWords()}>
      {({ course, unions }) => (
        <View className="course-desk">
          {course && <Preview course={course} />}
          <Form
            key={course?.version ?? 0}
            course={course}
            unions={unions}
            onChanged={show}
            onRefresh={() => void view.refresh()}
          />
        </View>
      )}
    </DeskPage>
  )
}

/** How members see it, on demand. */
function Preview({ course: { preview, state } }: { course: DeskCourseView }) {
  const text = useText(coursesDeskText)
  const [isShown, setIsShown] = useState(false)
  return (
    <>
      <View className="course-desk__bar">
        <Button size="small" kind="outline" onTap={() => setIsShown(!isShown)}>
          {isShown ? text.hidePreview : text.showPreview}
        </Button>
        <Tag tone={courseTones[state]}>{text.states[state]}</Tag>
      </View>
      {isShown && <CourseBody of={preview} />}
    </>
  )
}

interface FormProps {
  course: DeskCourseView | null
  unions: Opened['unions']
  onChanged: (course: DeskCourseView) => void
  /** What is shown is out of date. */
  onRefresh: () => void
}

function Form({ course, unions, onChanged, onRefresh }: FormProps) {
  const text = useText(coursesDeskText)
  const [form, setForm] = useState(course?.content ?? { name: '', summary: '', paperId: null })
  const [organisationId, setUnion] = useState(unions[0]?.id ?? '')
  const canEdit = course === null || course.actions.includes('edit')
  const content = { ...form, name: form.name.trim(), summary: form.summary.trim() }
  const isChanged = course === null || JSON.stringify(content) !== JSON.stringify(course.content)
  const saving = useCommand(
    (_: null, options) =>
      course
        ? coursesDesk.editCourse(
            { params: { courseId: course.id }, body: { version: course.version, content } },
            options,
          )
        : coursesDesk.addCourse({ body: { organisationId, content } }, options),
    {
      onDone: (saved) => {
        toast(text.saved)
        if (course) onChanged(saved)
        else replace(`/desk/learning/course-form?id=${saved.id}`)
      },
    },
  )
  const papers = course?.papers ?? []
  const paperOptions = [
    { value: '', label: text.noPaper },
    ...papers.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <>
      <Card>
        {unions.length > 1 && (
          <PickField
            label={text.union}
            options={unions.map(({ id, name }) => ({ value: id, label: name }))}
            value={organisationId}
            onChange={setUnion}
          />
        )}
        <Field
          label={text.name}
          placeholder={text.nameExample}
          value={form.name}
          maxLength={60}
          disabled={!canEdit}
          onChange={(name) => setForm({ ...form, name })}
        />
        <Field
          lines
          label={text.summary}
          hint={text.summaryHint}
          value={form.summary}
          maxLength={500}
          disabled={!canEdit}
          onChange={(summary) => setForm({ ...form, summary })}
        />
        {papers.length > 0 && canEdit && (
          <PickField
            label={text.paper}
            options={paperOptions}
            value={form.paperId ?? ''}
            onChange={(paperId) => setForm({ ...form, paperId: paperId || null })}
          />
        )}
      </Card>
      {course && <LessonList course={course} onChanged={onChanged} onRefresh={onRefresh} />}
      {course && <CourseActs course={course} onChanged={onChanged} onRefresh={onRefresh} />}
      {canEdit && isChanged && (
        <BottomBar
          label={text.save}
          missing={content.name && content.summary ? null : text.missingName}
          busy={saving.busy}
          error={explained(saving.error)}
          onTap={() => void saving.run(null)}
        />
      )}
    </>
  )
}
