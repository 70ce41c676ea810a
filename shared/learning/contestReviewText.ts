import { defineText } from '../i18n'

/** Words of a result that waits for a second person. */
export const contestReviewText = defineText({
  zh: {
    matter: '竞赛结果复核',
    routes: { individual: '个人赛', team: '团体赛' },
    states: { reviewing: '待复核', awarded: '已公布', published: '已退回', stopped: '已停办' },
    step: (span: string) => `复核还剩 ${span}`,
    stepOver: (span: string) => `复核超时 ${span}`,
    whole: (span: string) => `公布还剩 ${span}`,
    wholeOver: (span: string) => `公布超时 ${span}`,
  },
  en: {
    matter: 'Result of a contest',
    routes: { individual: 'For individuals', team: 'For teams' },
    states: { reviewing: 'To be reviewed', awarded: 'Published', published: 'Given back', stopped: 'Stopped' },
    step: (span: string) => `Review: ${span} left`,
    stepOver: (span: string) => `Review: ${span} overdue`,
    whole: (span: string) => `Result: ${span} left`,
    wholeOver: (span: string) => `Result: ${span} overdue`,
  },
})
