import { defineText } from '../i18n'

/** What the refusals of papers, attempts and the bank say. */
export const quizErrors = defineText({
  zh: {
    errors: {
      'learning.paper_not_found': '没有找到这份答题,可能已经下架。',
      'learning.paper_stopped': '这次答题已经停止。',
      'learning.paper_not_yet_open': '答题还没有开始,请到时间再来。',
      'learning.paper_over': '这次答题已经结束。',
      'learning.paper_changed': '别人刚刚改过,请刷新后再改。',
      'learning.paper_published': '已经发布,题目、分数和时长不能再改。',
      'learning.paper_window_invalid': '结束时间要晚于开始时间,也要晚于现在。',
      'learning.pass_marks_too_high': '合格分不能高于满分。',
      'learning.campaign_unfit': '这个福利活动不能和答题关联:要是本工会、先到先得、还没有停止的活动。',
      'learning.bank_too_small': '题库里符合条件的题不够,请学习编辑补充题目后再试。',
      'learning.attempts_over': '答题次数已经用完。',
      'learning.lessons_due': '请先学完课程,再来答题。',
      'learning.attempt_not_found': '没有找到这次作答。',
      'learning.attempt_changed': '您在别的手机上也打开了这份题,请刷新后接着答。',
      'learning.attempt_over': '答题时间到了,已按保存的答案交卷。',
      'learning.answers_invalid': '答案和题目对不上,请刷新后再试。',
      'learning.question_not_found': '没有找到这道题。',
      'learning.question_changed': '别人刚刚改过这道题,请刷新后再改。',
      'learning.question_known': '题库里已经有题干相同的题。',
      'learning.question_invalid': '选项和答案不完整:单选一个答案,多选至少两个,答案要在选项里。',
      'learning.picture_not_found': '图片已经打不开了,请刷新页面。',
      'learning.picture_unfit': '这张图片用不了,请换一张 JPG 或 PNG。',
    },
  },
  en: {
    errors: {
      'learning.paper_not_found': 'This quiz was not found; it may have been taken down.',
      'learning.paper_stopped': 'This quiz has been stopped.',
      'learning.paper_not_yet_open': 'This quiz has not begun yet. Please come back when it opens.',
      'learning.paper_over': 'This quiz is over.',
      'learning.paper_changed': 'Somebody changed it a moment ago. Refresh, then change it.',
      'learning.paper_published': 'It is published: questions, marks and time stay as they are.',
      'learning.paper_window_invalid': 'It must close after it opens, and after now.',
      'learning.pass_marks_too_high': 'Nobody can have more than the full mark.',
      'learning.campaign_unfit':
        'This campaign cannot hang on a quiz: it must be the union’s own, for the first who qualify, and not stopped.',
      'learning.bank_too_small':
        'The bank has too few such questions. Please try again once the editor has added some.',
      'learning.attempts_over': 'You have used all your attempts.',
      'learning.lessons_due': 'Please watch the lessons first.',
      'learning.attempt_not_found': 'This attempt was not found.',
      'learning.attempt_changed': 'This quiz is open on another phone too. Refresh, then go on.',
      'learning.attempt_over': 'Time is up: what was saved has been handed in.',
      'learning.answers_invalid': 'The answers do not fit the questions. Refresh, then try again.',
      'learning.question_not_found': 'This question was not found.',
      'learning.question_changed': 'Somebody changed this question a moment ago. Refresh, then change it.',
      'learning.question_known': 'The bank has a question with the same words.',
      'learning.question_invalid':
        'Options and answer do not fit: one for a single choice, two or more for a multiple one, all among the options.',
      'learning.picture_not_found': 'The picture cannot be opened any more. Please refresh.',
      'learning.picture_unfit': 'This picture cannot be used. Please take a JPG or PNG.',
    },
  },
})
