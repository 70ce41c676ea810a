import type { Page } from './pages'

const topics = 'counts the questions of each topic, by an index that holds all it needs'
const ofStreet = [{ organisationId: ':streetId' }]
const editor = ['learningEditor'] as const

/** How every GET of learning is looked at. */
export const learningPages: Record<string, Page> = {
  'learning.listPapers': { kind: 'list', by: ['visitor'] },
  'learning.getPaper': { kind: 'case', by: ['visitor', 'member'] },
  'learning.getAttempt': { kind: 'case', by: ['member'] },
  'learning.listQuestions': { kind: 'list', by: editor, queries: [{ topic: '安全知识' }, ...ofStreet], grows: topics },
  'learning.getQuestion': { kind: 'case', by: editor },
  'learning.getQuestionTemplate': { kind: 'case', by: editor },
  'learning.exportQuestions': { kind: 'check', by: editor, queries: ofStreet, grows: 'the whole bank of a union' },
  'learning.listDeskPapers': { kind: 'list', by: editor },
  'learning.openPaperForm': { kind: 'case', by: editor, queries: ofStreet, grows: topics },
  'learning.getDeskPaper': { kind: 'case', by: editor, grows: 'counts attempts by their marks, by an index' },
  'learning.previewPaper': { kind: 'case', by: editor, grows: 'draws from all questions of a topic' },
  'learning.listCourses': { kind: 'list', by: ['visitor', 'member'] },
  'learning.getCourse': { kind: 'case', by: ['visitor', 'member'] },
  'learning.getLesson': { kind: 'case', by: ['member'] },
  'learning.listDeskCourses': { kind: 'list', by: editor },
  'learning.getDeskCourse': { kind: 'case', by: editor, grows: 'counts who began and finished, by an index' },
  'learning.getVideo': { kind: 'case', by: editor },
  'learning.listContests': { kind: 'list', by: ['member'] },
  'learning.getContest': { kind: 'case', by: ['member', 'person'] },
  'learning.checkCertificate': { kind: 'case', by: ['visitor'] },
  'learning.getJudging': { kind: 'case', by: ['judge'] },
  'learning.listDeskContests': { kind: 'list', by: editor },
  'learning.getDeskContest': { kind: 'home', by: editor, grows: 'counts entries and scores, by an index' },
  'learning.listPerformances': { kind: 'case', by: editor },
}
