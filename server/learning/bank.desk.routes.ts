import type { learningBankDesk } from '../../shared/learning/bank.desk.contract'
import { type Handlers, noTransaction } from '../platform/handlers'
import { exportBank } from './bank.exporting'
import { importQuestions, makeTemplate } from './bank.importing'
import * as bank from './bank.service'
import * as pictures from './pictures.service'

export const bankDeskRoutes: Handlers<typeof learningBankDesk> = {
  listQuestions: ({ db, actor, query, now }) => bank.list(db, actor, query, now),
  addQuestion: ({ db, actor, body, now }) => bank.add(db, actor, body, now),
  getQuestion: ({ db, actor, params, now }) => bank.get(db, actor, params.questionId, now),
  editQuestion: ({ db, actor, params, body, now }) => bank.edit(db, actor, params.questionId, body, now),
  putQuestionPicture: noTransaction(pictures.putPicture),
  removeQuestionPicture: ({ db, actor, params, now }) => pictures.removePicture(db, actor, params.questionId, now),
  importQuestions: noTransaction(importQuestions),
  getQuestionTemplate: makeTemplate,
  exportQuestions: noTransaction(exportBank),
}
