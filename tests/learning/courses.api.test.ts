import { CourseRating, LessonProgress } from '../../server/learning'
import { lessonsWatched } from '../../server/learning/lessons.queries'
import type { LessonView } from '../../shared/learning/courses.contract'
import type { DeskCourseView } from '../../shared/learning/courses.desk.contract'
import { makeCourse } from '../support/courses'
import { onEveryDatabase } from '../support/databases'
import { announceFilm, box, film, sendFilm, sendPart } from '../support/films'
import { openPaper, start } from '../support/learning'
import { newPerson, newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

const words = '# 多喝水\n\n- 随身带水\n- 避开正午'
const secret = '39.9042 116.4074'

onEveryDatabase('Courses', (make) => {
  const server = useServer(make)
  let editor: Caller
  beforeAll(async () => {
    editor = await newStaff(server, 'learningEditor', await unionId(server, '漷县'))
  })

  const add = async () => {
    const content = { name: '夏季安全', summary: '三节短课。', paperId: null }
    return editor.coursesDesk.addCourse({ body: { organisationId: await unionId(server, '漷县'), content } })
  }
  const addLesson = (
    { id: courseId, version }: DeskCourseView,
    content: DeskCourseView['lessons'][number]['content'],
  ) => editor.coursesDesk.addLesson({ params: { courseId }, body: { version, content } })
  const publish = ({ id: courseId, version }: DeskCourseView, by = editor) =>
    by.coursesDesk.publishCourse({ params: { courseId }, body: { version } })
  const lessonOf = (by: Caller, lessonId: string) => by.courses.getLesson({ params: { lessonId } })
  const fetchFilm = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers })

  /** Says where the player is, `seconds` after what was said before. */
  const watcher = (by: Caller, lessonId: string, sitting: string) => {
    let sequence = 0
    const ping = (positionSeconds: number, number: number) =>
      by.courses.pingLesson({
        params: { lessonId },
        body: { sitting, sequence: number, positionMs: positionSeconds * 1000 },
      })
    return {
      ping,
      at: (positionSeconds: number, { after }: { after: number }) => {
        server.clock.advance(after)
        sequence += 1
        return ping(positionSeconds, sequence)
      },
    }
  }

  it('are made at the desk: a film in parts, an article, their order, a preview; then learners see them', async () => {
    let course = await add()
    await expectRefusal(publish(course), 'learning.course_empty')
    const rest = Buffer.alloc(1_100_000)
    const content = Buffer.concat([film(), box('free', rest), box('uuid', Buffer.from(secret))])
    const announced = await announceFilm(editor, course.id, content)
    expect(announced).toMatchObject({ state: 'receiving', chunks: [] })
    expect(await sendPart(editor, announced, content, 1)).toMatchObject({ chunks: [1] })
    await expectRefusal(sendPart(editor, announced, content.subarray(5), 1), 'learning.chunk_invalid')
    expect(await announceFilm(editor, course.id, content)).toMatchObject({ id: announced.id, chunks: [1] })
    const lesson = { kind: 'video' as const, title: '骑行三件事', videoId: announced.id }
    await expectRefusal(addLesson(course, lesson), 'learning.video_not_ready')
    expect(await sendPart(editor, announced, content, 0)).toMatchObject({ state: 'checking', chunks: [] })
    await server.runJob('learning.videos')
    const kept = await editor.coursesDesk.getVideo({ params: { videoId: announced.id } })
    expect(kept).toMatchObject({ state: 'kept', lengthMs: 12_000, film: { width: 480, height: 270 } })
    course = await addLesson(course, lesson)
    course = await addLesson(course, { kind: 'article', title: '防中暑', words })
    const lessonIds = course.lessons.map(({ id }) => id).reverse()
    const { id: courseId, version } = course
    course = await editor.coursesDesk.orderLessons({ params: { courseId }, body: { version, lessonIds } })
    expect(course.preview.items.map(({ title }) => title)).toEqual(['防中暑', '骑行三件事'])
    await expectRefusal(server.anonymous.courses.getCourse({ params: { courseId } }), 'learning.course_not_found')
    await publish(course)
    const { items } = await server.anonymous.courses.listCourses({ query: {} })
    expect(items[0]).toMatchObject({ id: courseId, lessons: 2, finished: 0 })
    const learner = await newPerson(server)
    expect((await lessonOf(learner, lessonIds[0]!)).blocks).toEqual([
      { kind: 'heading', words: '多喝水' },
      { kind: 'list', items: ['随身带水', '避开正午'] },
    ])
  })

  it('play a film by the piece, for whoever has its address of today, without what it said of its maker', async () => {
    const course = await add()
    const content = Buffer.concat([film(), box('uuid', Buffer.from(secret))])
    const { id: videoId } = await sendFilm(editor, course.id, content)
    await server.runJob('learning.videos')
    const { lessons } = await addLesson(course, { kind: 'video', title: '骑行三件事', videoId })
    const { path } = lessons[0]!.video!.film!
    const whole = await fetchFilm(path)
    expect(whole.headers.get('content-type')).toBe('video/mp4')
    expect(whole.headers.get('accept-ranges')).toBe('bytes')
    const bytes = Buffer.from(await whole.arrayBuffer())
    expect(bytes.length).toBe(content.length)
    expect(bytes.includes(secret)).toBe(false)
    const part = await fetchFilm(path, { range: 'bytes=4-7' })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      `bytes 4-7/${content.length}`,
      'ftyp',
    ])
    const last = await fetchFilm(path, { range: 'bytes=-10' })
    expect(Buffer.from(await last.arrayBuffer())).toEqual(bytes.subarray(-10))
    expect((await fetchFilm(path, { range: `bytes=${content.length}-` })).status).toBe(416)
    expect((await fetchFilm(path, { 'if-none-match': whole.headers.get('etag')! })).status).toBe(304)
    const [, , file] = path.split('/')
    for (const wrong of [path.replace(file!, videoId), path.replace('.mp4', 'x.mp4'), `/media/${file}`]) {
      expect((await fetchFilm(wrong)).status).toBe(404)
    }
    server.clock.advance(25 * 3_600)
    expect((await fetchFilm(path)).status).toBe(404)
    expect((await fetchFilm((await lessonFilm(videoId)).path)).status).toBe(200)
  })

  const lessonFilm = async (videoId: string) => (await editor.coursesDesk.getVideo({ params: { videoId } })).film!

  it('refuse what phones do not play, say why, and keep nothing of it', async () => {
    const { id } = await add()
    const real = film()
    const moov = real.indexOf('avc1', real.indexOf('moov'))
    const otherCodec = Buffer.concat([real.subarray(0, moov), Buffer.from('hvc1'), real.subarray(moov + 4)])
    const cases = [
      [Buffer.from('<html><script>alert(1)</script></html>'), 'notMp4'],
      [otherCodec, 'notH264'],
      [real.subarray(0, real.length - 100), 'broken'],
      [box('ftyp', Buffer.from('isom')), 'broken'],
    ] as const
    for (const [content] of cases) await sendFilm(editor, id, Buffer.from(content))
    const announced = await announceFilm(editor, id, Buffer.concat([real, box('free', Buffer.from('a'))]))
    await sendPart(editor, announced, Buffer.concat([real, box('free', Buffer.from('b'))]), 0)
    await server.runJob('learning.videos')
    for (const [content, problem] of [...cases, [null, 'mismatch'] as const]) {
      const videoId = content ? (await sendFilmAgain(id, Buffer.from(content))).id : announced.id
      const seen = content ? problem : (await editor.coursesDesk.getVideo({ params: { videoId } })).problem
      expect(seen).toBe(problem)
    }
    const tooLarge = { name: '长片.mp4', size: 201 * 1_048_576, sha256: 'f'.repeat(64) }
    await expectRefusal(
      editor.coursesDesk.announceVideo({ params: { courseId: id }, body: tooLarge }),
      'learning.video_too_large',
    )
  })

  const sendFilmAgain = (courseId: string, content: Buffer) => announceFilm(editor, courseId, content)

  it('count what was watched by the server’s clock: skips, replays, other devices and changed clocks add nothing', async () => {
    const { film: lesson } = await makeCourse(server)
    const learner = await newPerson(server)
    const phone = watcher(learner, lesson.id, 'sitting-of-the-phone')
    expect(await phone.at(0, { after: 0 })).toEqual({ reachedMs: 0, isFinished: false, isAhead: false })
    expect(await phone.at(10, { after: 10 })).toMatchObject({ reachedMs: 10_000 })
    // The same again, and one that was overtaken.
    expect(await phone.ping(60, 2)).toMatchObject({ reachedMs: 10_000 })
    expect(await phone.ping(60, 1)).toMatchObject({ reachedMs: 10_000 })
    // A jump to the end, and what is played from there.
    expect(await phone.at(50, { after: 10 })).toMatchObject({ reachedMs: 10_000, isAhead: true })
    expect(await phone.at(60, { after: 10 })).toMatchObject({ reachedMs: 10_000, isFinished: false })
    expect(await phone.at(10, { after: 1 })).toMatchObject({ reachedMs: 10_000, isAhead: false })
    expect(await phone.at(20, { after: 10 })).toMatchObject({ reachedMs: 20_000 })
    // Ten minutes away count as half a minute at most.
    expect(await phone.at(59, { after: 600 })).toMatchObject({ reachedMs: 20_000 })
    expect(await phone.at(20, { after: 1 })).toMatchObject({ reachedMs: 20_000 })
    // A second device takes over; the first one is told, and neither counts for the other.
    const tablet = watcher(learner, lesson.id, 'sitting-of-a-tablet')
    expect(await tablet.at(20, { after: 5 })).toMatchObject({ reachedMs: 20_000 })
    await expectRefusal(phone.at(30, { after: 5 }), 'learning.watching_elsewhere')
    expect(await tablet.at(30, { after: 5 })).toMatchObject({ reachedMs: 30_000 })
    expect(await tablet.at(53, { after: 23 })).toMatchObject({ reachedMs: 53_000, isFinished: false })
    expect(await tablet.at(60, { after: 7 })).toMatchObject({ reachedMs: 60_000, isFinished: true })
    expect(await lessonsWatched(server.database.reader, (await learner.identity.getMe()).id, [lesson.id])).toEqual(
      new Set([lesson.id]),
    )
  })

  it('count two pings at once, and twenty of one moment, as one', async () => {
    const { film: lesson } = await makeCourse(server)
    const learner = await newPerson(server)
    const phone = watcher(learner, lesson.id, 'sitting-of-the-phone')
    await phone.at(0, { after: 0 })
    server.clock.advance(10)
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => phone.ping(10 + at, 2 + at)))
    expect(Math.max(...answers.map(({ reachedMs }) => reachedMs))).toBe(10_000)
  })

  it('come before the quiz they lead to: who has not watched them is told which ones are left', async () => {
    const { course, film: lesson, article } = await makeCourse(server)
    const paper = await openPaper(server)
    const lead = (paperId: string) => {
      const content = { ...course.content, paperId }
      return editor.coursesDesk.editCourse({ params: { courseId: course.id }, body: { version: 1, content } })
    }
    const others = await openPaper(server, { organisationId: await unionId(server, '长阳') })
    await expectRefusal(lead(others.id), 'learning.paper_not_found')
    expect((await lead(paper.id)).papers).toContainEqual({ id: paper.id, name: paper.content.name })
    const learner = await newPerson(server)
    await expectRefusal(start(learner, paper), 'learning.lessons_due')
    const film = watcher(learner, lesson.id, 'sitting-of-the-film')
    for (const at of [0, 20, 40, 60]) await film.at(at, { after: 20 })
    expect(await learner.learning.getPaper({ params: { paperId: paper.id } })).toMatchObject({
      blocker: 'learning.lessons_due',
      lessons: [
        { id: lesson.id, title: '骑行安全', isWatched: true },
        { id: article.id, title: '防中暑', isWatched: false },
      ],
    })
    const reader = watcher(learner, article.id, 'sitting-of-the-article')
    for (const after of [0, 9, 9]) await reader.at(0, { after })
    expect(await lessonOf(learner, article.id)).toMatchObject({ nextLessonId: null, paperId: paper.id })
    expect(await start(learner, paper)).toMatchObject({ number: 1 })
  })

  it('are edited by their union’s editors alone, and at the version that was seen', async () => {
    const { course } = await makeCourse(server, { state: 'draft' })
    const other = await newStaff(server, 'learningEditor', await unionId(server, '长阳'))
    const open = (by: Caller) => by.coursesDesk.getDeskCourse({ params: { courseId: course.id } })
    await expectRefusal(open(other), 'learning.course_not_found')
    const seen = await open(editor)
    await publish(seen)
    await expectRefusal(publish(seen), 'learning.course_changed')
    await expectRefusal(publish(seen, other), 'learning.course_not_found')
    const [one, two] = (await open(editor)).lessons
    await editor.coursesDesk.removeLesson({ params: { lessonId: two!.id } })
    await expectRefusal(editor.coursesDesk.removeLesson({ params: { lessonId: one!.id } }), 'learning.course_empty')
    const params = { courseId: course.id }
    await expectRefusal(editor.coursesDesk.discardCourse({ params }), 'learning.course_not_draft')
    const { version } = await open(editor)
    expect((await editor.coursesDesk.endCourse({ params, body: { version } })).actions).toEqual([])
    const learner = await newPerson(server)
    await expectRefusal(lessonOf(learner, one!.id) as Promise<LessonView>, 'learning.lesson_not_found')
  })

  it('end in a rating by who finished, once a person, and in nothing more of theirs when the account is gone', async () => {
    const { course, film: lesson, article } = await makeCourse(server)
    const learner = await newPerson(server)
    const { id: personId } = await learner.identity.getMe()
    const rate = (stars: number) =>
      learner.courses.rateCourse({ params: { courseId: course.id }, body: { stars, words: '好懂' } })
    const first = watcher(learner, lesson.id, 'sitting-of-the-film')
    for (const at of [0, 20, 40, 60]) await first.at(at, { after: 20 })
    await expectRefusal(rate(5), 'learning.course_unfinished')
    const reader = watcher(learner, article.id, 'sitting-of-the-article')
    for (const after of [0, 9, 9]) await reader.at(0, { after })
    expect(await rate(4)).toMatchObject({ rating: { count: 1, tenths: 40 }, own: { stars: 4 }, finished: 2 })
    expect(await rate(5)).toMatchObject({ rating: { count: 1, tenths: 50 }, own: { stars: 5, words: '好懂' } })
    expect(await editor.coursesDesk.getDeskCourse({ params: { courseId: course.id } })).toMatchObject({
      lessons: [
        { begun: 1, finished: 1 },
        { begun: 1, finished: 1 },
      ],
    })
    const told = JSON.stringify(await learner.privacy.getData())
    expect(told).toContain('骑行安全')
    expect(told).toContain('好懂')
    await learner.privacy.requestClosure()
    server.clock.advance(8 * 86_400)
    await server.runJob('privacy.close_accounts')
    for (const table of [LessonProgress, CourseRating]) {
      expect(await server.database.reader.countBy(table, { personId })).toBe(0)
    }
  })
})
