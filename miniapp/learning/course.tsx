import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CourseView } from '../../shared/learning/courses.contract'
import { coursesText } from '../../shared/learning/coursesText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Chips, Field, Page, Row, Sheet, toast } from '../ui'
import { CourseBody } from './parts/CourseBody'
import { courses, courseWords, explainCourse } from './parts/coursesClient'
import { nextOf } from './parts/lessonWords'

definePageConfig({ navigationBarTitleText: '课程' })

/** A course: its lessons, how far one is, what comes after it, and what one thinks of it. */
export default function CoursePage() {
  const text = useText(coursesText)
  const { id = '' } = useRouter().params
  const view = useView(() => courses.getCourse({ params: { courseId: id } }), { deps: [id] })
  const [isRating, setIsRating] = useState(false)
  return (
    <Page title={text.courseTitle} view={view} errors={courseWords()}>
      {(of) => (
        <>
          <CourseBody
            of={of}
            {...(of.state === 'published' ? { onLesson: (lesson) => open(`/learning/lesson?id=${lesson.id}`) } : {})}
          />
          <Card kind="rows">
            <RatingRow of={of} onTap={() => setIsRating(true)} />
          </Card>
          <RatingSheet
            key={String(isRating)}
            of={of}
            isOpen={isRating}
            onClose={() => setIsRating(false)}
            onDone={(changed) => {
              setIsRating(false)
              view.show(changed)
            }}
          />
          <Next of={of} />
        </>
      )}
    </Page>
  )
}

function RatingRow({ of: { own }, onTap }: { of: CourseView; onTap: () => void }) {
  const text = useText(coursesText)
  if (!own.canRate) return <Row title={text.rate} note={text.rateLater} />
  return <Row title={own.stars === null ? text.rate : text.rated(own.stars)} onTap={onTap} />
}

/** The one thing to do now: go on learning, then answer. */
function Next({ of: { state, items, finished, paperId } }: { of: CourseView }) {
  const text = useText(coursesText)
  const next = nextOf(items)
  if (state !== 'published' || !next) return null
  const isDone = finished === items.length
  if (isDone && paperId) {
    return <BottomBar label={text.toQuiz} onTap={() => open(`/learning/paper?id=${paperId}`)} />
  }
  if (isDone) return null
  const isBegun = items.some(({ progress }) => progress.reachedMs > 0)
  return (
    <BottomBar
      label={isBegun ? text.goOn : text.start}
      {...(paperId ? { note: text.quizLater } : {})}
      onTap={() => open(`/learning/lesson?id=${next.id}`)}
    />
  )
}

const starCounts = ['5', '4', '3', '2', '1'] as const

interface SheetProps {
  of: CourseView
  isOpen: boolean
  onClose: () => void
  onDone: (changed: CourseView) => void
}

function RatingSheet({ of: { id, name, own }, isOpen, onClose, onDone }: SheetProps) {
  const text = useText(coursesText)
  const [stars, setStars] = useState<string>(String(own.stars ?? 5))
  const [words, setWords] = useState(own.words ?? '')
  const body = { stars: Number(stars), words: words.trim() === '' ? null : words.trim() }
  const rate = useCommand(() => courses.rateCourse({ params: { courseId: id }, body }), {
    onDone: (changed) => {
      toast(text.saved)
      onDone(changed)
    },
    onError: (error) => toast(explainCourse(error)),
  })
  return (
    <Sheet isOpen={isOpen} title={name} onClose={onClose}>
      <Chips
        label={text.starsLabel}
        options={starCounts.map((value) => ({ value, label: text.stars(Number(value)) }))}
        value={stars}
        onChange={setStars}
      />
      <Field lines label={text.words} hint={text.wordsHint} value={words} onChange={setWords} maxLength={500} />
      <Button busy={rate.busy} onTap={() => void rate.run(undefined)}>
        {text.save}
      </Button>
    </Sheet>
  )
}
