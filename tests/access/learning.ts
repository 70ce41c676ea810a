import { everybody, nobodys, payers, type Row, row } from './rows'

/** Who gets past the doors of learning. */
export const learningTable: Record<string, Row> = {
  'learning.listPapers': everybody,
  'learning.getPaper': row('none none none none none none none none none none'),
  'learning.startAttempt': nobodys,
  'learning.getAttempt': nobodys,
  'learning.getQuestionPicture': nobodys,
  'learning.saveAnswers': nobodys,
  'learning.submitAttempt': nobodys,
  // Who does write papers and questions, and how far, is told in tests/learning.
  'learning.listQuestions': payers,
  'learning.addQuestion': payers,
  'learning.getQuestion': payers,
  'learning.editQuestion': payers,
  'learning.putQuestionPicture': payers,
  'learning.removeQuestionPicture': payers,
  'learning.importQuestions': payers,
  'learning.getQuestionTemplate': payers,
  'learning.exportQuestions': payers,
  'learning.listDeskPapers': payers,
  'learning.openPaperForm': payers,
  'learning.addPaper': payers,
  'learning.getDeskPaper': payers,
  'learning.previewPaper': payers,
  'learning.editPaper': payers,
  'learning.publishPaper': payers,
  'learning.correctPaper': payers,
  'learning.stopPaper': payers,
  'learning.discardPaper': payers,
}
