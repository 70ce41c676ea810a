import { Text, Video, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { LessonView } from '../../shared/learning/courses.contract'
import { coursesText } from '../../shared/learning/coursesText'
import { useText } from '../platform/locale'
import { back, replace } from '../platform/navigate'
import { useInFront } from '../platform/useInFront'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Page, Tag, Warning } from '../ui'
import { Article } from './parts/Article'
import { courses, courseWords } from './parts/coursesClient'
import { playerId, useWatching, type Watching } from './parts/useWatching'
import './parts/courses.scss'

definePageConfig({ navigationBarTitleText: '课时' })

/** A lesson: its film or its article, how much of it counts already, and what comes next. */
export default function LessonPage() {
  const text = useText(coursesText)
  const { id = '' } = useRouter().params
  const view = useView(() => courses.getLesson({ params: { lessonId: id } }), { deps: [id] })
  return (
    <Page title={text.lessonTitle} view={view} errors={courseWords()}>
      {(lesson) => <Lesson key={lesson.id} lesson={lesson} onReload={() => void view.refresh()} />}
    </Page>
  )
}

function Lesson({ lesson, onReload }: { lesson: LessonView; onReload: () => void }) {
  const text = useText(coursesText)
  const isInFront = useInFront()
  const watching = useWatching(lesson, lesson.kind === 'article' && isInFront)
  return (
    <>
      {watching.isElsewhere && (
        <Warning text={text.elsewhere} action={{ label: text.here, onTap: watching.takeOver }} />
      )}
      {watching.isPaused && <Warning text={text.paused} />}
      {lesson.kind === 'video' && <Film lesson={lesson} watching={watching} onReload={onReload} />}
      <Card>
        <Text className="course-head__name" aria-role="heading" aria-level={1}>
          {lesson.title}
        </Text>
        <Text className="course-head__note">{lesson.course.name}</Text>
        <Progress lesson={lesson} watching={watching} />
      </Card>
      {lesson.kind === 'article' && (
        <Card>
          <Article blocks={lesson.blocks} />
        </Card>
      )}
      {watching.isFinished && <Next lesson={lesson} />}
    </>
  )
}

interface FilmProps {
  lesson: LessonView
  watching: Watching
  onReload: () => void
}

function Film({ lesson: { film, title, lengthMs, progress }, watching, onReload }: FilmProps) {
  const text = useText(coursesText)
  const [isGone, setIsGone] = useState(false)
  // It begins where the person left it; what was seen whole is seen again from the start.
  const [initialTime] = useState(progress.isFinished || progress.reachedMs >= lengthMs ? 0 : progress.reachedMs / 1000)
  if (!film || isGone) {
    return (
      <Card>
        <View className="lesson-film__gone" aria-role="alert">
          <Text>{text.filmGone}</Text>
          <Button
            kind="outline"
            size="small"
            onTap={() => {
              setIsGone(false)
              onReload()
            }}
          >
            {text.again}
          </Button>
        </View>
      </Card>
    )
  }
  return (
    <Video
      id={playerId}
      className="lesson-film"
      src={`${API_BASE}${film.path}`}
      title={title}
      aria-label={text.player}
      initialTime={initialTime}
      onPlay={watching.onPlay}
      onPause={watching.onPause}
      onEnded={watching.onEnded}
      onTimeUpdate={watching.onTimeUpdate}
      onError={() => setIsGone(true)}
    />
  )
}

function Progress({ lesson: { kind, lengthMs, dueMs }, watching }: { lesson: LessonView; watching: Watching }) {
  const text = useText(coursesText)
  const { reachedMs, isFinished } = watching
  const percent = isFinished ? 100 : Math.min(99, Math.floor((reachedMs * 100) / lengthMs))
  const left = Math.max(1, Math.ceil((dueMs - reachedMs) / 1000))
  return (
    <View>
      <View
        className="lesson-bar"
        aria-role="progressbar"
        aria-label={text.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <View className="lesson-bar__done" style={{ width: `${percent}%` }} />
      </View>
      {isFinished ? (
        <View className="lesson-note">
          <Tag tone="ok">{text.finished}</Tag>
        </View>
      ) : (
        <Text className="lesson-note">{kind === 'article' ? text.reading(left) : text.counting}</Text>
      )}
    </View>
  )
}

function Next({ lesson: { nextLessonId, paperId } }: { lesson: LessonView }) {
  const text = useText(coursesText)
  if (nextLessonId) {
    return <BottomBar label={text.next} onTap={() => replace(`/learning/lesson?id=${nextLessonId}`)} />
  }
  if (paperId) return <BottomBar label={text.toQuiz} onTap={() => replace(`/learning/paper?id=${paperId}`)} />
  return <BottomBar label={text.toCourse} onTap={back} />
}
