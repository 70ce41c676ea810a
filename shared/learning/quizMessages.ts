import type { Messages } from '../i18n/messages'

/** What the inbox says of quizzes. */
export const quizMessages: Messages<'overdue'> = {
  zh: {
    overdue: ({ quiz, marks, fullMarks }) => ({
      title: '时间到,已按保存的答案交卷',
      body: `「${quiz}」的答题时间到了,按您保存的答案得 ${marks} 分(满分 ${fullMarks} 分)。点开看结果。`,
    }),
  },
  en: {
    overdue: ({ quiz, marks, fullMarks }) => ({
      title: 'Time is up: your saved answers count',
      body: `The time for “${quiz}” is over. What you had saved has ${marks} of ${fullMarks} marks. See the result.`,
    }),
  },
}
