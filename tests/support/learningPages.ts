import type { MakePage, Page } from './pages'

const topics = 'counts the questions of each topic, by an index that holds all it needs'
const ofStreet = [{ organisationId: ':streetId' }]
const editor = ['learningEditor'] as const

/** How the pages of learning are looked at. */
export const learningPages = (page: MakePage): Record<string, Page> => ({
  'learning.listPapers': page('list', ['visitor']),
  'learning.getPaper': page('case', ['visitor', 'member']),
  'learning.getAttempt': page('case', ['member']),
  'learning.listQuestions': {
    ...page('list', editor, [{ topic: '安全知识' }, { q: '灭火' }, ...ofStreet]),
    grows: topics,
  },
  'learning.getQuestion': page('case', editor),
  'learning.getQuestionTemplate': page('case', editor),
  'learning.exportQuestions': { ...page('check', editor, ofStreet), grows: 'the whole bank of a union' },
  'learning.listDeskPapers': page('list', editor),
  'learning.openPaperForm': { ...page('case', editor, ofStreet), grows: topics },
  'learning.getDeskPaper': { ...page('case', editor), grows: 'counts attempts by their marks, by an index' },
  'learning.previewPaper': { ...page('case', editor), grows: 'draws from all questions of a topic' },
  'learning.listCourses': page('list', ['visitor', 'member']),
  'learning.getCourse': page('case', ['visitor', 'member']),
  'learning.getLesson': page('case', ['member']),
  'learning.listDeskCourses': page('list', editor),
  'learning.getDeskCourse': { ...page('case', editor), grows: 'counts who began and finished, by an index' },
  'learning.getVideo': page('case', editor),
  'learning.listContests': page('list', ['member']),
  'learning.getContest': page('case', ['member', 'person']),
  'learning.checkCertificate': page('case', ['visitor']),
  'learning.getJudging': page('case', ['judge']),
  'learning.listDeskContests': page('list', editor),
  'learning.getDeskContest': { ...page('home', editor), grows: 'counts entries and scores, by an index' },
  'learning.listPerformances': page('case', editor),
  'learning.listEntries': page('case', editor),
})
