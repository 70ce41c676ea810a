import type { Examples } from '../http/contract'
import type { learningCourses } from './courses.contract'
import type { learningCoursesDesk } from './courses.desk.contract'

const organisationId = '01936f5e-0000-7000-8000-000000000001'
const courseId = '01936f5e-0000-7000-8000-0000000000c1'
const lessonId = '01936f5e-0000-7000-8000-0000000000c2'
const videoId = '01936f5e-0000-7000-8000-0000000000c3'
const sitting = 'm1x2c3v4-k8f0q2w7e5'
const content = { name: '乐学乐享 · 安全知识', summary: '骑行、用电、防火,三节短课,学完答题。', paperId: null }
const article = { kind: 'article' as const, title: '夏天防中暑', words: '# 多喝水\n\n- 随身带水\n- 避开正午' }

export const learningCoursesExamples: Examples<typeof learningCourses> = {
  listCourses: { query: {} },
  getCourse: { params: { courseId } },
  getLesson: { params: { lessonId } },
  pingLesson: { params: { lessonId }, body: { sitting, sequence: 1, positionMs: 0 } },
  rateCourse: { params: { courseId }, body: { stars: 5, words: '短,好懂。' } },
}

export const learningCoursesDeskExamples: Examples<typeof learningCoursesDesk> = {
  listDeskCourses: { query: {} },
  addCourse: { body: { organisationId, content } },
  getDeskCourse: { params: { courseId } },
  editCourse: { params: { courseId }, body: { version: 1, content } },
  publishCourse: { params: { courseId }, body: { version: 1 } },
  endCourse: { params: { courseId }, body: { version: 2 } },
  discardCourse: { params: { courseId } },
  addLesson: { params: { courseId }, body: { version: 1, content: article } },
  orderLessons: { params: { courseId }, body: { version: 1, lessonIds: [lessonId] } },
  editLesson: { params: { lessonId }, body: { version: 1, content: article } },
  removeLesson: { params: { lessonId } },
  announceVideo: { params: { courseId }, body: { name: '骑行安全.mp4', size: 1_000_000, sha256: '0'.repeat(64) } },
  putVideoChunk: { params: { videoId, number: '0' }, upload: new Uint8Array([1]) },
  getVideo: { params: { videoId } },
}
