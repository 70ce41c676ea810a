import { Question, QuestionImport, QuizPaper } from '../../server/learning'
import { importQuestions } from '../../server/learning/bank.importing'
import { Organisation } from '../../server/organisations'
import type { Db } from '../../server/platform/db'
import { writeXlsx } from '../../server/platform/spreadsheet'
import type { QuestionInput } from '../../shared/learning/bank.desk.contract'
import { questionColumns } from '../../shared/learning/importing'
import { onEveryDatabase } from '../support/databases'
import { dieAfter } from '../support/dying'
import { openPaper, start } from '../support/learning'
import { newPerson, newStaff } from '../support/people'
import { drawPhoto, jpegOf } from '../support/pictures'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

type Cells = (string | null)[]

const sheetOf = (rows: Cells[]): Promise<Uint8Array> =>
  writeXlsx([{ name: '题库', columns: questionColumns.map(({ names }) => ({ header: names[0] })), rows }])

const good = (at: number): Cells => [
  ...['心理健康', '单选题', '易', `第 ${at} 题:压力大时可以怎么做?`, '深呼吸', '硬扛', '找人聊聊'],
  ...[null, null, null, 'A', null],
]

/** One of each fault, and under which column it is named. */
const faults: { change: (row: Cells) => void; column: string; problem: string }[] = [
  { change: (row) => (row[0] = null), column: 'topic', problem: 'missing' },
  { change: (row) => (row[1] = '论述题'), column: 'kind', problem: 'kind_unknown' },
  { change: (row) => (row[2] = '超难'), column: 'difficulty', problem: 'difficulty_unknown' },
  { change: (row) => (row[3] = '长'.repeat(501)), column: 'stem', problem: 'too_long' },
  { change: (row) => (row[5] = null), column: 'B', problem: 'options_gap' },
  { change: (row) => (row[5] = '深呼吸'), column: 'A', problem: 'options_same' },
  { change: (row) => (row[10] = 'D'), column: 'answer', problem: 'answer_unknown' },
  { change: (row) => (row[10] = 'AB'), column: 'answer', problem: 'answer_count' },
]

onEveryDatabase('A question bank', (make) => {
  const server = useServer(make)
  let editor: Caller
  let organisationId: string
  beforeAll(async () => {
    organisationId = await unionId(server, '北庄')
    editor = await newStaff(server, 'learningEditor', organisationId)
  })
  const importSheet = (upload: Uint8Array, take: 'no' | 'yes' = 'no', caller = editor) =>
    caller.learningBank.importQuestions({ query: { organisationId, take }, upload })
  const list = (query: Record<string, string> = {}) => editor.learningBank.listQuestions({ query })

  it('takes 1,300 rows from a sheet: the 40 faulty ones are named, the rest is in, once', async () => {
    const rows = Array.from({ length: 1_300 }, (_, at) => good(at))
    const faulty = Array.from({ length: 40 }, (_, at) => 7 + at * 32)
    for (const [at, row] of faulty.entries()) faults[at % faults.length]!.change(rows[row]!)
    const sheet = await sheetOf(rows)

    const report = await importSheet(sheet)
    expect(report).toMatchObject({ isDone: false, counts: { good: 1_260, known: 0, bad: 40 } })
    expect(report.bad.map(({ row }) => row)).toEqual(faulty.map((row) => row + 2))
    for (const [at, { problems }] of report.bad.entries()) {
      const { column, problem } = faults[at % faults.length]!
      expect(problems).toContainEqual({ column, problem })
    }
    expect(await server.database.reader.countBy(Question, { organisationId })).toBe(0)

    expect(await importSheet(sheet, 'yes')).toMatchObject({ isDone: true, counts: { good: 1_260, known: 0, bad: 40 } })
    expect(await importSheet(sheet, 'yes')).toMatchObject({ counts: { good: 0, known: 1_260, bad: 40 } })
    expect(await server.database.reader.countBy(Question, { organisationId })).toBe(1_260)
    expect((await list()).topics).toEqual([{ topic: '心理健康', questions: 1_260 }])

    const { content } = await editor.learningBank.exportQuestions({ query: { organisationId } })
    expect(await importSheet(content)).toMatchObject({ counts: { good: 0, known: 1_260, bad: 0 } })
  })

  it('takes all rows of a sheet or none, wherever the server is killed', async () => {
    const { path, name } = await server.database.reader.findOneByOrFail(Organisation, { id: organisationId })
    const { id: personId } = await editor.identity.getMe()
    const grants = [{ role: 'learningEditor', organisationId, organisationName: name, path }]
    const upload = await sheetOf(Array.from({ length: 1_200 }, (_, at) => good(20_000 + at)))
    const before = await server.database.reader.countBy(Question, {})
    const importDying = (after: number) => {
      const database = dieAfter(server.database, after)
      const call = { database, actor: { personId, grants }, query: { organisationId, take: 'yes' }, upload }
      const now = server.clock.now()
      const command = (work: (db: Db) => Promise<unknown>) => database.transaction(work)
      return importQuestions({ ...call, now, command, aside: (work: () => unknown) => work() } as never)
    }
    let deaths = 0
    for (; (await importDying(deaths).catch(() => null)) === null; deaths += 1) {
      const { items } = await list({ q: '第 2100' })
      expect(items).toEqual([])
    }
    // On record, some rows, the others, and all of them the union's.
    expect(deaths).toBeGreaterThan(2)
    expect(await server.database.reader.countBy(Question, { organisationId })).toBe(1_260 + 1_200)
    expect(await server.database.reader.countBy(QuestionImport, {})).toBe(deaths - 1)
    server.clock.advance(3_601)
    for (let at = 0; at < deaths; at += 1) await server.runJob('platform.sweep')
    expect(await server.database.reader.countBy(QuestionImport, {})).toBe(0)
    expect(await server.database.reader.countBy(Question, {})).toBe(before + 1_200)
  })

  it('reads every kind as people write it, and says of a row that comes twice', async () => {
    const { content } = await editor.learningBank.getQuestionTemplate()
    expect(await importSheet(content, 'yes')).toMatchObject({ counts: { good: 4, bad: 0 } })
    const found = (await list({ topic: '安全知识' })).items
    expect(found.map(({ kind, answer }) => ({ kind, answer })).reverse()).toEqual([
      { kind: 'single', answer: ['A'] },
      { kind: 'multiple', answer: ['A', 'C'] },
      { kind: 'trueFalse', answer: ['A'] },
      { kind: 'fillIn', answer: ['119'] },
    ])
    const asked = async (q: string) => (await list({ q })).items.map(({ stem }) => stem)
    expect(await asked('灭火器')).toEqual(['灭火器要放在容易拿到的地方。'])
    expect(await asked('用水泼')).toEqual([])
    expect(await asked('答案')).toEqual([])
    expect(await asked('%')).toEqual([])
    expect(await asked('"')).toEqual([])
    expect(await asked('第 129')).toHaveLength(11)
    expect((await list({ q: '第 129', topic: '安全知识' })).items).toEqual([])
    const first = await list({ q: '压力大' })
    const next = await list({ q: '压力大', cursor: first.nextCursor! })
    expect(next.items[0]!.stem).not.toBe(first.items.at(-1)!.stem)
    expect([...first.items, ...next.items].every(({ stem }) => stem.includes('压力大'))).toBe(true)
    const twice = await importSheet(await sheetOf([good(9_000), good(9_000)]))
    expect(twice.bad).toMatchObject([{ row: 3, problems: [{ column: 'stem', problem: 'repeated' }] }])
    await expectRefusal(importSheet(new TextEncoder().encode('题干,答案')), 'spreadsheet.is_text')
  })

  it('keeps a question as it was for whoever saw it, and asks nothing twice', async () => {
    const question: QuestionInput = {
      ...{ topic: '消防', difficulty: 'easy', kind: 'single', stem: '油锅起火先做什么?', explanation: null },
      ...{ options: ['盖锅盖', '倒水'], answer: ['B'] },
    }
    const add = (given: Partial<QuestionInput> = {}) =>
      editor.learningBank.addQuestion({ body: { organisationId, question: { ...question, ...given } } })
    const { id, version } = await add()
    await expectRefusal(add({ stem: '油锅起火,先做什么' }), 'learning.question_known')
    await expectRefusal(add({ stem: '另一题', answer: ['C'] }), 'learning.question_invalid')
    const params = { questionId: id }
    const body = { version, isActive: true, question: { ...question, answer: ['A'] } }
    expect(await editor.learningBank.editQuestion({ params, body })).toMatchObject({ id, version: 2, answer: ['A'] })
    await expectRefusal(editor.learningBank.editQuestion({ params, body }), 'learning.question_changed')
    const rows = await server.database.reader.findBy(Question, { lineId: id })
    expect(rows.map(({ version, content }) => ({ version, answer: content.answer }))).toEqual(
      expect.arrayContaining([
        { version: 1, answer: ['B'] },
        { version: 2, answer: ['A'] },
      ]),
    )
    const foreign = await newStaff(server, 'learningEditor', await unionId(server, '金盏'))
    await expectRefusal(foreign.learningBank.getQuestion({ params }), 'learning.question_not_found')
    const upload = await jpegOf(drawPhoto(1, 300, 200))
    await expectRefusal(foreign.learningBank.putQuestionPicture({ params, upload }), 'learning.question_not_found')
    await expectRefusal(importSheet(await sheetOf([good(1)]), 'yes', foreign), 'organisations.not_found')
  })

  it('has pictures, which open for whom the link was made, and for some minutes', async () => {
    const question: QuestionInput = {
      ...{ topic: '标志', difficulty: 'easy', kind: 'trueFalse', stem: '图中是安全出口标志。', explanation: null },
      ...{ options: [], answer: ['A'] },
    }
    const { id } = await editor.learningBank.addQuestion({ body: { organisationId, question } })
    const params = { questionId: id }
    const put = (upload: Uint8Array) => editor.learningBank.putQuestionPicture({ params, upload })
    await expectRefusal(put(new TextEncoder().encode('<svg/>')), 'learning.picture_unfit')
    const { picture, version } = await put(await jpegOf(drawPhoto(1, 300, 200)))
    expect(picture).toMatchObject({ width: 300, height: 200 })
    expect(version).toBe(2)
    const open = (token: string, caller = editor) => caller.learning.getQuestionPicture({ params: { token } })
    expect((await open(picture!.token)).type).toBe('image/jpeg')
    const other = await newPerson(server, { consents: false })
    await expectRefusal(open(picture!.token, other), 'learning.picture_not_found')

    const paper = await openPaper(server, { organisationId }, [{ stem: '另一题', marks: 5 }])
    const source = { kind: 'fixed' as const, questions: [{ questionId: id, marks: 5 }] }
    await server.database.transaction((db) =>
      db.update(QuizPaper, { id: paper.id }, { content: { ...paper.content, source } }),
    )
    const [shown] = (await start(other, paper)).questions
    expect((await open(shown!.picture!.token, other)).content.length).toBeGreaterThan(1_000)
    expect(await editor.learningBank.removeQuestionPicture({ params })).toMatchObject({ picture: null, version: 3 })
    expect((await open(shown!.picture!.token, other)).type).toBe('image/jpeg')
    server.clock.advance(301)
    await expectRefusal(open(shown!.picture!.token, other), 'learning.picture_not_found')
  })
})
