import { contestErrorStatuses } from './contestErrorStatuses'

/** The feature's part of `errorStatuses`. */
export const learningErrorStatuses = {
  'learning.paper_not_found': 404,
  'learning.paper_stopped': 409,
  'learning.paper_not_yet_open': 409,
  'learning.paper_over': 409,
  'learning.paper_changed': 409,
  'learning.paper_published': 409,
  'learning.paper_window_invalid': 422,
  'learning.pass_marks_too_high': 422,
  'learning.campaign_unfit': 422,
  'learning.bank_too_small': 409,
  'learning.attempts_over': 409,
  'learning.lessons_due': 409,
  'learning.attempt_not_found': 404,
  'learning.attempt_changed': 409,
  'learning.attempt_over': 409,
  'learning.answers_invalid': 422,
  'learning.question_not_found': 404,
  'learning.question_changed': 409,
  'learning.question_known': 409,
  'learning.question_invalid': 422,
  'learning.picture_not_found': 404,
  'learning.picture_unfit': 422,
  ...contestErrorStatuses,
} as const satisfies Record<string, number>
