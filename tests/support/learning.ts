import type { Campaign } from '../../server/benefits'
import { Question, type QuizAttempt, type QuizPaper } from '../../server/learning'
import { addPaper, addQuestions, type GivenPaper, type GivenQuestion } from '../../server/seeds/learning'
import type { AttemptView } from '../../shared/learning/contract'
import type { PaperContent } from '../../shared/learning/papers'
import { openCampaign } from './benefits'
import { newStaff } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

/** One question of each kind, 150 marks in all. */
export const mixed: (GivenQuestion & { marks: number })[] = [
  { stem: '电器着火先做什么?', options: ['切断电源', '用水泼', '打开窗户'], answer: ['A'], marks: 50 },
  {
    stem: '哪些是骑行的好习惯?',
    kind: 'multiple',
    options: ['戴头盔', '看手机', '守信号'],
    answer: ['A', 'C'],
    marks: 50,
  },
  { stem: '灭火器要放在容易拿到的地方。', kind: 'trueFalse', options: [], answer: ['A'], marks: 25 },
  { stem: '火警电话是____。', kind: 'fillIn', options: [], answer: ['119', '一一九'], marks: 25 },
]

let count = 0

/** A paper of 漷县 with these questions, open now. */
export async function openPaper(
  server: TestServer,
  { content = {}, ...given }: Partial<Omit<GivenPaper, 'content'>> & { content?: Partial<PaperContent> } = {},
  questions = mixed,
): Promise<QuizPaper> {
  const organisationId = given.organisationId ?? (await unionId(server, '漷县'))
  count += 1
  const named = questions.map(({ marks, ...one }) => ({ ...one, stem: `${one.stem}(第 ${count} 份)` }))
  return server.database.transaction(async (db) => {
    const rows = await addQuestions(db, organisationId, named, server.clock.now())
    const source = {
      kind: 'fixed' as const,
      questions: rows.map(({ lineId }, at) => ({ questionId: lineId, marks: questions[at]!.marks })),
    }
    return addPaper(db, { organisationId, ...given, content: { source, ...content } }, server.clock.now())
  })
}

/** Right answers to the mixed questions, by the letters under which this person sees their options. */
export function rightAnswers({ questions }: Pick<AttemptView, 'questions'>): string[][] {
  const right = new Set(['切断电源', '戴头盔', '守信号'])
  return questions.map(({ kind, options }) => {
    if (kind === 'fillIn') return ['119']
    if (kind === 'trueFalse') return ['A']
    return options.flatMap((option, at) => (right.has(option) ? ['ABC'[at]!] : []))
  })
}

export const start = (caller: Caller, { id: paperId }: Pick<QuizPaper, 'id'>): Promise<AttemptView> =>
  caller.learning.startAttempt({ params: { paperId }, body: {} })

export const submit = (
  caller: Caller,
  { id: attemptId }: Pick<QuizAttempt, 'id'>,
  body: { version?: number; answers?: string[][] } = {},
) => caller.learning.submitAttempt({ params: { attemptId }, body })

/** A campaign of 漷县 for the first who qualify. */
export const openFirst = (server: TestServer, stock: number): Promise<Campaign> =>
  openCampaign(server, { way: 'firstN', stock, content: { name: '蛋糕券' } })

/** A paper with somebody's attempt, its questions, and who writes them. */
export async function recordsOfLearning(server: TestServer, person: Caller) {
  const streetId = await unionId(server, '漷县')
  const learningEditor = await newStaff(server, 'learningEditor', streetId)
  const paper = await openPaper(server)
  const { id: attemptId } = await start(person, paper)
  const { lineId: questionId } = await server.database.reader.findOneByOrFail(Question, { organisationId: streetId })
  await submit(person, { id: attemptId })
  await server.runJob('learning.count_answers')
  return { staff: { learningEditor }, ids: { paperId: paper.id, attemptId, questionId, streetId } }
}
