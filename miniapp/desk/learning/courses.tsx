import { View } from '@tarojs/components'
import type { DeskCourseRow } from '../../../shared/learning/courses.desk.contract'
import { coursesDeskText } from '../../../shared/learning/coursesDeskText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { courseErrorWords, coursesDesk } from './parts/coursesDeskClient'
import { courseTones } from './parts/courseTones'
import './parts/coursesDesk.scss'

definePageConfig({ navigationBarTitleText: '课程' })

/** Courses of the unions in reach. */
export default function DeskCourses() {
  const text = useText(coursesDeskText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => coursesDesk.listDeskCourses({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.title} section="courses" view={pages} errors={courseErrorWords()}>
      {(rows) => (
        <View className="course-desk">
          <View className="course-desk__bar">
            <Button size="small" onTap={() => open('/desk/learning/course-form')}>
              {text.newCourse}
            </Button>
          </View>
          {rows.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows">
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
        </View>
      )}
    </DeskPage>
  )
}

function CourseLine({ of: { id, name, state, organisation, lessons } }: { of: DeskCourseRow }) {
  const text = useText(coursesDeskText)
  return (
    <Row
      title={name}
      note={`${organisation.name} · ${text.lessons(lessons)}`}
      value={<Tag tone={courseTones[state]}>{text.states[state]}</Tag>}
      onTap={() => open(`/desk/learning/course-form?id=${id}`)}
    />
  )
}
