import { addQuestions } from '../../server/seeds/learning'
import type { PaperInput } from '../../shared/learning/papers.desk.contract'
import { onEveryDatabase } from '../support/databases'
import { openFirst, rightAnswers, start, submit } from '../support/learning'
import { newPerson, newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('A paper at the desk', (make) => {
  const server = useServer(make)
  let editor: Caller
  let organisationId: string
  beforeAll(async () => {
    organisationId = await unionId(server, '漷县')
    editor = await newStaff(server, 'learningEditor', organisationId)
    const given = Array.from({ length: 30 }, (_, at) => ({
      stem: `第 ${at} 题`,
      topic: '演练',
      difficulty: at < 10 ? ('hard' as const) : ('easy' as const),
      options: ['切断电源', '用水泼'],
    }))
    await server.database.transaction((db) => addQuestions(db, organisationId, given, server.clock.now()))
  })

  const draws = (count = 20): PaperInput['content']['source'] => ({
    kind: 'drawn',
    draws: [
      { topic: '演练', difficulty: null, kind: null, count, marks: 5 },
      { topic: '演练', difficulty: 'hard', kind: 'single', count: 10, marks: 5 },
    ],
  })
  const hours = (count: number) => new Date(server.clock.now().getTime() + count * 3_600_000).toISOString()
  const input = (given: Partial<PaperInput['content']> = {}, campaignId: string | null = null): PaperInput => ({
    content: {
      ...{ name: '演练答题', intro: '看完再答。', source: draws(), isShuffled: true, passMarks: 100, attempts: 1 },
      ...{ minutes: 30, review: 'afterAttempt' as const, lessonIds: [], ...given },
    },
    campaignId,
    opensAt: hours(0),
    closesAt: hours(24),
  })
  const add = (paper = input()) => editor.learningPapers.addPaper({ body: { organisationId, paper } })
  const publish = ({ id, version }: { id: string; version: number }) =>
    editor.learningPapers.publishPaper({ params: { paperId: id }, body: { version } })
  const look = (id: string, caller = editor) => caller.learningPapers.getDeskPaper({ params: { paperId: id } })

  it('is written from topics of the bank, previewed, published, watched live, corrected and stopped', async () => {
    const campaign = await openFirst(server, 5)
    const form = await editor.learningPapers.openPaperForm({ query: {} })
    expect(form.topics).toContainEqual({ topic: '演练', questions: 30 })
    expect(form.campaigns).toEqual(expect.arrayContaining([{ id: campaign.id, name: '蛋糕券', stock: 5 }]))
    const paper = await add(input({}, campaign.id))
    expect(paper).toMatchObject({ state: 'draft', questions: 30, fullMarks: 150, campaign: { id: campaign.id } })
    await expectRefusal(
      server.anonymous.learning.getPaper({ params: { paperId: paper.id } }),
      'learning.paper_not_found',
    )
    const preview = await editor.learningPapers.previewPaper({ params: { paperId: paper.id } })
    expect(new Set(preview.questions.map(({ stem }) => stem)).size).toBe(30)
    expect(JSON.stringify(preview)).not.toContain('"answer"')

    const published = await publish(paper)
    expect(published).toMatchObject({ state: 'published', actions: ['correct', 'stop'] })
    await expectRefusal(publish(published), 'learning.paper_published')
    for (const isRight of [true, true, false, false, false, false]) {
      const person = await newPerson(server, { consents: false })
      const attempt = await start(person, paper)
      if (isRight) await submit(person, attempt, { answers: rightAnswers(attempt) })
      else await submit(person, attempt)
    }
    await start(await newPerson(server, { consents: false }), paper)
    await server.runJob('learning.count_answers')
    await server.runJob('learning.count_answers')
    const { figures, version } = await look(paper.id)
    expect(figures).toMatchObject({ begun: 7, open: 1, closed: 6, overdue: 0, passed: 2, average: 50 })
    expect(figures.tenths).toEqual([4, 0, 0, 0, 0, 0, 0, 0, 0, 2])
    expect(figures.hardest).toHaveLength(5)
    expect(figures.hardest[0]).toMatchObject({ asked: 6, rightPercent: 33 })

    const correction = { version, name: '演练答题(延长)', intro: '多一天。', closesAt: hours(48) }
    const params = { paperId: paper.id }
    const corrected = await editor.learningPapers.correctPaper({ params, body: correction })
    expect(corrected).toMatchObject({ content: { name: '演练答题(延长)', passMarks: 100 }, version: version + 1 })
    await expectRefusal(editor.learningPapers.correctPaper({ params, body: correction }), 'learning.paper_changed')
    const stopped = await editor.learningPapers.stopPaper({ params, body: { version: version + 1 } })
    expect(stopped).toMatchObject({ state: 'stopped', actions: [] })
    await expectRefusal(start(await newPerson(server, { consents: false }), paper), 'learning.paper_stopped')
  })

  it('names questions of its union’s bank, each once; those of another bank are as absent as none', async () => {
    const [mine, theirs] = await server.database.transaction(async (db) => [
      await addQuestions(db, organisationId, [{ stem: '长'.repeat(80) }, { stem: '次题' }], server.clock.now()),
      await addQuestions(db, await unionId(server, '金盏'), [{ stem: '别家的题' }], server.clock.now()),
    ])
    const fixed = (...rows: { lineId: string }[]) => ({
      kind: 'fixed' as const,
      questions: rows.map(({ lineId }) => ({ questionId: lineId, marks: 50 })),
    })
    const paper = await add(input({ source: fixed(mine![1]!, mine![0]!) }))
    expect(paper).toMatchObject({ questions: 2, fullMarks: 100 })
    expect(paper.named.map(({ stem }) => stem)).toEqual(['次题', '长'.repeat(60)])
    await expectRefusal(add(input({ source: fixed(mine![0]!, mine![0]!) })), 'request.invalid')
    const foreign = await add(input({ source: fixed(mine![0]!, theirs![0]!) }))
    expect(foreign.named.map(({ questionId }) => questionId)).toEqual([mine![0]!.lineId])
    const params = { paperId: foreign.id }
    await expectRefusal(editor.learningPapers.previewPaper({ params }), 'learning.bank_too_small')
    await expectRefusal(publish(foreign), 'learning.bank_too_small')
    expect(await publish(paper)).toMatchObject({ state: 'published', named: [{ stem: '次题' }, {}] })
    const attempt = await start(await newPerson(server, { consents: false }), paper)
    expect(attempt.questions.map(({ stem }) => stem).sort()).toEqual(['次题', '长'.repeat(80)])
  })

  it('is refused while it asks for what is not there, and is nobody’s beyond the reach', async () => {
    await expectRefusal(add(input({ passMarks: 151 })), 'learning.pass_marks_too_high')
    await expectRefusal(add({ ...input(), closesAt: hours(0) }), 'learning.paper_window_invalid')
    await expectRefusal(add(input({}, organisationId)), 'learning.campaign_unfit')
    const thin = await add(input({ source: draws(21) }))
    await expectRefusal(publish(thin), 'learning.bank_too_small')
    const params = { paperId: thin.id }
    const edited = await editor.learningPapers.editPaper({ params, body: { version: 1, paper: input() } })
    expect(edited).toMatchObject({ version: 2, questions: 30 })
    const foreign = await newStaff(server, 'learningEditor', await unionId(server, '金盏'))
    await expectRefusal(look(thin.id, foreign), 'learning.paper_not_found')
    expect((await foreign.learningPapers.listDeskPapers({ query: {} })).items).toEqual([])
    await editor.learningPapers.discardPaper({ params })
    await expectRefusal(look(thin.id), 'learning.paper_not_found')
  })
})
