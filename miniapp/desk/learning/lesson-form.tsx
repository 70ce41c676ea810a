import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { blocksOf } from '../../../shared/learning/articles'
import type { LessonContent, LessonKind } from '../../../shared/learning/courses'
import type { DeskCourseView, DeskLesson } from '../../../shared/learning/courses.desk.contract'
import { coursesDeskText } from '../../../shared/learning/coursesDeskText'
import { Article } from '../../learning/parts/Article'
import { useText } from '../../platform/locale'
import { back, replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Button, Card, Chips, confirm, Field, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { courseErrorWords, coursesDesk, explained } from './parts/coursesDeskClient'
import { FilmField } from './parts/FilmField'
import { useFilm } from './parts/useFilm'
import './parts/coursesDesk.scss'

definePageConfig({ navigationBarTitleText: '课时编辑' })

/** A lesson of a course, to be changed; or a new one. */
export default function DeskLessonForm() {
  const text = useText(coursesDeskText)
  const { course: courseId = '', id } = useRouter().params
  const view = useView(() => coursesDesk.getDeskCourse({ params: { courseId } }), { deps: [courseId] })
  return (
    <DeskPage title={id ? text.lessonTitle : text.newLesson} section="courses" view={view} errors={courseErrorWords()}>
      {(course) => (
        <View className="course-desk">
          <Form course={course} lesson={course.lessons.find((one) => one.id === id) ?? null} />
        </View>
      )}
    </DeskPage>
  )
}

interface FormProps {
  course: DeskCourseView
  /** Null for a new one. */
  lesson: DeskLesson | null
}

const kinds = ['video', 'article'] as const

/** Kept from its first drawing on: a refresh behind it neither overwrites what is typed nor brings a version nobody looked at. */
function Form({ course, lesson: first }: FormProps) {
  const text = useText(coursesDeskText)
  const [lesson] = useState(first)
  const { id: courseId, version, mostMegabytes } = course
  const before = lesson?.content
  const [kind, setKind] = useState<LessonKind>(before?.kind ?? 'video')
  const [title, setTitle] = useState(before?.title ?? '')
  const [words, setWords] = useState(before?.kind === 'article' ? before.words : '')
  const film = useFilm(courseId, lesson?.video ?? null, mostMegabytes)
  const videoId = film.percent === null && film.video?.state === 'kept' ? film.video.id : null
  const content = contentOf(kind, { title: title.trim(), words: words.trim(), videoId })
  const leave = () => {
    if (Taro.getCurrentPages().length > 1) back()
    else replace(`/desk/learning/course-form?id=${courseId}`)
  }
  const saving = useCommand(
    (written: LessonContent, options) =>
      lesson
        ? coursesDesk.editLesson(
            { params: { lessonId: lesson.id }, body: { version: lesson.version, content: written } },
            options,
          )
        : coursesDesk.addLesson({ params: { courseId }, body: { version, content: written } }, options),
    {
      onDone: () => {
        toast(text.saved)
        leave()
      },
    },
  )
  const missing = title.trim() === '' ? text.missingTitle : kind === 'video' ? text.missingFilm : text.missingWords
  return (
    <>
      <Card>
        <Chips
          label={text.kind}
          options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
          value={kind}
          onChange={setKind}
        />
        <Field label={text.lesson} value={title} maxLength={60} onChange={setTitle} />
        {kind === 'article' ? (
          <Field lines label={text.words} hint={text.wordsHint} value={words} maxLength={15_000} onChange={setWords} />
        ) : (
          <FilmField film={film} mostMegabytes={mostMegabytes} />
        )}
      </Card>
      {kind === 'article' && words.trim() !== '' && (
        <Card title={text.readingPreview}>
          <Article blocks={blocksOf(words)} />
        </Card>
      )}
      {lesson && <Removing lesson={lesson} onDone={leave} />}
      <BottomBar
        label={text.save}
        missing={content ? null : missing}
        busy={saving.busy}
        error={explained(saving.error)}
        onTap={() => content && void saving.run(content)}
      />
    </>
  )
}

function contentOf(
  kind: LessonKind,
  { title, words, videoId }: { title: string; words: string; videoId: string | null },
): LessonContent | null {
  if (title === '') return null
  if (kind === 'video') return videoId === null ? null : { kind, title, videoId }
  return words === '' ? null : { kind, title, words }
}

function Removing({ lesson: { id }, onDone }: { lesson: DeskLesson; onDone: () => void }) {
  const text = useText(coursesDeskText)
  const removing = useCommand(coursesDesk.removeLesson, {
    onDone: () => {
      toast(text.removed)
      onDone()
    },
  })
  const remove = async () => {
    const isSure = await confirm({ title: text.removeAsk, body: text.removeBody, ok: text.remove })
    if (isSure) await removing.run({ params: { lessonId: id } })
  }
  const problem = explained(removing.error)
  return (
    <Card>
      <Button kind="plain" busy={removing.busy} onTap={() => void remove()}>
        {text.remove}
      </Button>
      {problem && (
        <Text className="course-desk__problem" aria-role="alert">
          {problem}
        </Text>
      )}
    </Card>
  )
}
