import { readingMs } from '../../shared/learning/articles'
import type { Course, Lesson } from '../learning'
import type { Db } from '../platform/db'
import { addCourse, addLesson } from '../seeds/courses'
import { type FilmName, keepFilm, type PutFilms } from './films'

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

/** The first period, two films and an article about safety; and the second one, about a quiet mind. */
export interface DemoCourses {
  safety: { course: Course; lessons: Lesson[] }
  mind: { course: Course; lessons: Lesson[] }
}

export async function addCourses(db: Db, organisationId: string, films: PutFilms, now: Date): Promise<DemoCourses> {
  const begin = async (name: string, summary: string) => ({
    course: await addCourse(db, { organisationId, content: { name, summary, paperId: null } }, now),
    lessons: [] as Lesson[],
  })
  const addFilm = async (to: DemoCourses['safety'], title: string, film: FilmName) => {
    const video = await keepFilm(db, to.course.id, films[film], now)
    const content = { kind: 'video' as const, title, videoId: video.id }
    to.lessons.push(await addLesson(db, to.course, { content, lengthMs: video.lengthMs }, now))
  }
  const addArticle = async (to: DemoCourses['safety'], title: string, words: string) => {
    const content = { kind: 'article' as const, title, words }
    to.lessons.push(await addLesson(db, to.course, { content, lengthMs: readingMs(words, 500) }, now))
  }
  const mind = await begin('乐学乐享 · 心理健康(演示)', '第二期。先跟着影片呼吸一分钟,再读一篇短文,然后答题。')
  await addFilm(mind, '一分钟呼吸', 'breathing')
  await addArticle(mind, '睡不好的时候', sleep)
  const safety = await begin('乐学乐享 · 安全知识(演示)', '第一期。两段短片、一篇短文,十分钟学完,然后答题。')
  await addFilm(safety, '骑行三件事', 'riding')
  await addFilm(safety, '充电三不要', 'charging')
  await addArticle(safety, '高温天怎么照顾自己', heat)
  return { safety, mind }
}
