import { readingMs } from '../../shared/learning/articles'
import type { Db } from '../platform/db'
import { addCourse, addLesson } from '../seeds/courses'
import { type FilmName, keepFilm, type PutFilms } from './films'
import { demoPapers } from './quizzes'

const heat = `# 三十五度以上,先顾自己
高温天接单,身体比超时扣的钱要紧。头晕、恶心、不出汗,是中暑的前兆,马上停下。

- 每小时喝一杯水,少量多次
- 正午尽量在驿站歇一歇,各驿站都有热水、冷水和藿香正气水
- 头盔内衬勤洗,出汗多时补一点盐

# 已经不舒服了
到阴凉处躺下,松开衣领,用湿毛巾擦颈部和腋下;十分钟不见好,拨打 120,再告诉站长。`

const sleep = `# 睡不好的时候
夜班、跑单、带孩子,谁都有睡不着的几天。先别急着担心,试试下面几件事。

- 睡前一小时放下手机
- 白天的担心写在纸上,明天再想
- 躺下睡不着,起来坐一会儿,困了再躺

# 什么时候找人说说
连着两周睡不好、提不起劲,就和信得过的人说一说,或者拨打全国统一心理援助热线 12356,二十四小时有人接。`

/** The first period, with a film and its article, by ids that stay. */
export const demoCourse = {
  id: '01936f5e-0000-7000-8000-0000000000d1',
  filmId: '01936f5e-0000-7000-8000-0000000000d2',
  articleId: '01936f5e-0000-7000-8000-0000000000d3',
}

interface Period {
  id: string
  topic: string
  /** What it leads to. */
  paperId: string
  summary: string
  films: readonly (readonly [title: string, film: FilmName, id?: string])[]
  article: readonly [title: string, words: string, id?: string]
}

/** Listed by their ids, the last one first. */
const periods: readonly Period[] = [
  {
    id: '01936f5e-0000-7000-8000-0000000000d0',
    topic: '心理健康',
    paperId: demoPapers.health,
    summary: '第二期。两段短片、一篇短文,学完答题,前 80 位达标的送电影券。',
    films: [
      ['一分钟呼吸', 'breathing'],
      ['肩颈放松', 'shoulders'],
    ],
    article: ['睡不好的时候', sleep],
  },
  {
    id: demoCourse.id,
    topic: '安全知识',
    paperId: demoPapers.safety,
    summary: '第一期。两段短片、一篇短文,学完答题,前 80 位达标的送蛋糕券。',
    films: [
      ['骑行三件事', 'riding', demoCourse.filmId],
      ['充电三不要', 'charging'],
    ],
    article: ['高温天怎么照顾自己', heat, demoCourse.articleId],
  },
]

/** 乐学乐享 in two periods, each two films and an article, and then its quiz. */
export async function addCourses(db: Db, organisationId: string, films: PutFilms, now: Date): Promise<void> {
  for (const { id, topic, paperId, summary, article, ...period } of periods) {
    const content = { name: `乐学乐享 · ${topic}(演示)`, summary, paperId }
    const course = await addCourse(db, { id, organisationId, content }, now)
    for (const [title, film, id] of period.films) {
      const { id: videoId, lengthMs } = await keepFilm(db, course.id, films[film], now)
      await addLesson(db, course, { ...(id ? { id } : {}), content: { kind: 'video', title, videoId }, lengthMs }, now)
    }
    const [title, words, articleId] = article
    const written = { content: { kind: 'article' as const, title, words }, lengthMs: readingMs(words, 500) }
    await addLesson(db, course, { ...(articleId ? { id: articleId } : {}), ...written }, now)
  }
}
