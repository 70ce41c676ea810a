import type { learningBankDesk } from '../../shared/learning/bank.desk.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import { exportBank } from './bank.exporting'
import { importQuestions, makeTemplate } from './bank.importing'
import * as bank from './bank.service'

export const bankDeskRoutes: Handlers<typeof learningBankDesk> = {
  listQuestions: ({ db, actor, query }) => bank.list(db, actor, query),
  addQuestion: ({ db, actor, body, now }) => bank.add(db, actor, body, now),
  getQuestion: ({ db, actor, params }) => bank.get(db, actor, params.questionId),
  editQuestion: ({ db, actor, params, body, now }) => bank.edit(db, actor, params.questionId, body, now),
  importQuestions: noTransaction(importQuestions),
  getQuestionTemplate: makeTemplate,
  exportQuestions: ({ db, actor, query }) => exportBank(db, actor, query.organisationId),
}
