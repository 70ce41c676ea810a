import { everybody, nobodys, type Row, row } from './rows'

// Who does edit courses, and how far, is told in tests/learning.
const learningEditors = row('out no no no no no no no no no')

/** Who gets past the doors of learning. */
export const learningTable: Record<string, Row> = {
  'learning.listCourses': everybody,
  'learning.getCourse': row('none none none none none none none none none none'),
  'learning.getLesson': nobodys,
  'learning.pingLesson': nobodys,
  'learning.rateCourse': nobodys,
  'learning.listDeskCourses': learningEditors,
  'learning.addCourse': learningEditors,
  'learning.getDeskCourse': learningEditors,
  'learning.editCourse': learningEditors,
  'learning.publishCourse': learningEditors,
  'learning.endCourse': learningEditors,
  'learning.discardCourse': learningEditors,
  'learning.addLesson': learningEditors,
  'learning.orderLessons': learningEditors,
  'learning.editLesson': learningEditors,
  'learning.removeLesson': learningEditors,
  'learning.announceVideo': learningEditors,
  'learning.putVideoChunk': learningEditors,
  'learning.getVideo': learningEditors,
}
