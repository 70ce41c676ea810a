import type { Examples } from '../http/contract'
import type { learningBankDesk } from './bank.desk.contract'
import type { learningPapersDesk, PaperInput } from './papers.desk.contract'

const organisationId = '01936f5e-0000-7000-8000-0000000000d0'
const question = { questionId: '01936f5e-0000-7000-8000-0000000000d3' }
const params = { paperId: '01936f5e-0000-7000-8000-0000000000d1' }

const example = {
  topic: '安全知识',
  difficulty: 'easy' as const,
  kind: 'single' as const,
  stem: '发现电器着火,首先应该做什么?',
  options: ['切断电源', '用水泼', '打开窗户', '继续使用'],
  answer: ['A'],
  explanation: '带电时用水泼会触电。',
}

export const learningBankDeskExamples: Examples<typeof learningBankDesk> = {
  listQuestions: { query: { topic: '安全知识', kind: 'single', difficulty: 'easy' } },
  addQuestion: { body: { organisationId, question: example } },
  getQuestion: { params: question },
  editQuestion: { params: question, body: { version: 1, isActive: true, question: example } },
  putQuestionPicture: { params: question, upload: new Uint8Array([0xff, 0xd8, 0xff]) },
  removeQuestionPicture: { params: question },
  importQuestions: { query: { organisationId, take: 'no' }, upload: new Uint8Array() },
  getQuestionTemplate: {},
  exportQuestions: { query: { organisationId } },
}

const paper: PaperInput = {
  content: {
    name: '安全知识答题',
    intro: '看完两段短片再来答题,前 80 名达到 100 分的送蛋糕券。',
    source: {
      kind: 'drawn',
      draws: [{ topic: '安全知识', difficulty: null, kind: null, count: 30, marks: 5 }],
    },
    isShuffled: true,
    passMarks: 100,
    attempts: 1,
    minutes: 30,
    review: 'afterClosing',
    lessonIds: [],
  },
  campaignId: null,
  opensAt: '2027-06-01T01:00:00.000Z',
  closesAt: '2027-06-15T10:00:00.000Z',
}

export const learningPapersDeskExamples: Examples<typeof learningPapersDesk> = {
  listDeskPapers: { query: {} },
  openPaperForm: { query: { organisationId } },
  addPaper: { body: { organisationId, paper } },
  getDeskPaper: { params },
  previewPaper: { params },
  editPaper: { params, body: { version: 1, paper } },
  publishPaper: { params, body: { version: 1 } },
  correctPaper: {
    params,
    body: { version: 2, name: '安全知识答题', intro: '延长一周。', closesAt: '2027-06-22T10:00:00.000Z' },
  },
  stopPaper: { params, body: { version: 2 } },
  discardPaper: { params },
}
