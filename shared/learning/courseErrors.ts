import { defineText } from '../i18n'

/** What the refusals of courses, lessons and films say. */
export const courseErrors = defineText({
  zh: {
    errors: {
      'learning.course_not_found': '没有找到这门课程,可能已经下架。',
      'learning.course_changed': '这门课程刚有改动,请看最新内容再试。',
      'learning.course_ended': '这门课程已经下架,不能再改。',
      'learning.course_not_draft': '已发布的课程不能删除,可以下架。',
      'learning.course_empty': '课程里至少要有一节课。',
      'learning.course_unfinished': '学完全部课时后才能评价。',
      'learning.lesson_not_found': '没有找到这节课,可能已经移除。',
      'learning.lessons_too_many': '一门课程最多 50 节课。',
      'learning.watching_elsewhere': '您正在另一处学习,这里先暂停计时。',
      'learning.video_not_found': '没有找到这段视频。',
      'learning.video_not_ready': '视频还没有准备好,请等检查完成。',
      'learning.video_too_large': '视频太大,请压缩后再传。',
      'learning.chunk_invalid': '这一部分视频传得不完整,请重新上传。',
      'learning.chunk_differs': '这一部分与之前上传的不一样,请重新选择视频。',
    },
  },
  en: {
    errors: {
      'learning.course_not_found': 'This course was not found; it may have been taken off.',
      'learning.course_changed': 'This course has just changed; please look again.',
      'learning.course_ended': 'This course is taken off and cannot be changed any more.',
      'learning.course_not_draft': 'A published course cannot be thrown away; it can be taken off.',
      'learning.course_empty': 'A course needs at least one lesson.',
      'learning.course_unfinished': 'You can rate a course when you have finished every lesson.',
      'learning.lesson_not_found': 'This lesson was not found; it may have been removed.',
      'learning.lessons_too_many': 'A course has at most 50 lessons.',
      'learning.watching_elsewhere': 'You are learning somewhere else now; no time counts here.',
      'learning.video_not_found': 'This film was not found.',
      'learning.video_not_ready': 'The film is not ready; please wait until it is checked.',
      'learning.video_too_large': 'The film is too large; please compress it first.',
      'learning.chunk_invalid': 'This part of the film is incomplete; please send it again.',
      'learning.chunk_differs': 'This part differs from what was sent before; please choose the film again.',
    },
  },
})
