import type { Examples } from '../http/contract'
import type { learning } from './contract'

const params = { paperId: '01936f5e-0000-7000-8000-0000000000d1' }
const attempt = { attemptId: '01936f5e-0000-7000-8000-0000000000d2' }

export const learningExamples: Examples<typeof learning> = {
  listPapers: { query: {} },
  getPaper: { params },
  startAttempt: { params, body: {} },
  getAttempt: { params: attempt },
  getQuestionPicture: { params: { token: 'WyJsZWFybmluZy5waWN0dXJlIl0.kGm1' } },
  saveAnswers: { params: attempt, body: { version: 1, answers: [['A'], ['B', 'C'], []] } },
  submitAttempt: { params: attempt, body: { version: 2, answers: [['A'], ['B', 'C'], ['灭火器']] } },
}
