/** The feature's part of `errorStatuses`. */
export const learningErrorStatuses = {
  'learning.course_not_found': 404,
  'learning.course_changed': 409,
  'learning.course_ended': 409,
  'learning.course_not_draft': 409,
  'learning.course_empty': 409,
  'learning.course_unfinished': 409,
  'learning.lesson_not_found': 404,
  'learning.lessons_too_many': 409,
  'learning.watching_elsewhere': 409,
  'learning.video_not_found': 404,
  'learning.video_not_ready': 409,
  'learning.video_too_large': 422,
  'learning.chunk_invalid': 422,
  'learning.chunk_differs': 409,
} as const satisfies Record<string, number>
