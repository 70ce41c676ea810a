import { Text } from '@tarojs/components'
import { contestsText } from '../../shared/learning/contestsText'
import type { CourseRow } from '../../shared/learning/courses.contract'
import { coursesText } from '../../shared/learning/coursesText'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { Button, Card, Empty, Page, Row, Tag } from '../ui'
import { courses, courseWords } from './parts/coursesClient'
import './parts/courses.scss'

definePageConfig({ navigationBarTitleText: '乐学乐享' })

/** What can be learnt, and the quizzes that go with it. */
export default function CoursesPage() {
  const text = useText(coursesText)
  const contests = useText(contestsText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => courses.listCourses({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.title} view={pages} errors={courseWords()}>
      {(rows) => (
        <>
          <Card kind="rows">
            <Row title={text.quizzes} note={text.quizzesNote} onTap={() => open('/learning/papers')} />
            <Row title={contests.title} note={contests.linkNote} onTap={() => open('/learning/contests')} />
          </Card>
          {rows.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows" title={text.list}>
              {rows.map((row) => (
                <CourseLine key={row.id} of={row} />
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </>
      )}
    </Page>
  )
}

function CourseLine({ of: { id, name, summary, lessons, finished } }: { of: CourseRow }) {
  const text = useText(coursesText)
  const isDone = finished > 0 && finished === lessons
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="course-line">{summary}</Text>
          <Text className="course-line">{text.lessons(lessons)}</Text>
        </>
      }
      value={finished > 0 ? <Tag tone={isDone ? 'ok' : 'warn'}>{text.done(finished, lessons)}</Tag> : undefined}
      onTap={() => open(`/learning/course?id=${id}`)}
    />
  )
}
