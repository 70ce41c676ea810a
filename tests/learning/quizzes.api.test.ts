import { QuizAttempt } from '../../server/learning'
import { runJob } from '../../server/platform/jobs'
import { onEveryDatabase } from '../support/databases'
import { dieAfter } from '../support/dying'
import { mixed, openPaper, rightAnswers, start, submit } from '../support/learning'
import { newPerson, newStaff } from '../support/people'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('A quiz', (make) => {
  const server = useServer(make, { QUIZ_GRACE_SECONDS: '20' })
  const join = () => newPerson(server, { consents: false })
  const read = (caller: Awaited<ReturnType<typeof join>>, attemptId: string) =>
    caller.learning.getAttempt({ params: { attemptId } })
  const told = async (caller: Awaited<ReturnType<typeof join>>) =>
    (await caller.notifications.listMessages({ query: {} })).items

  it('is begun, saved, gone on with on another phone and handed in once; its key is nowhere before that', async () => {
    const paper = await openPaper(server)
    const [person, other] = [await join(), await join()]
    expect(await server.anonymous.learning.getPaper({ params: { paperId: paper.id } })).toMatchObject({
      ...{ questions: 4, fullMarks: 150, passMarks: 100, blocker: null, own: [] },
    })
    const attempt = await start(person, paper)
    expect(attempt).toMatchObject({ state: 'open', secondsLeft: 1_800, result: null, corrections: null, answers: [] })
    expect(JSON.stringify(attempt)).not.toMatch(/"answer"|explanation|119|lineId/)
    expect((await start(person, paper)).id).toBe(attempt.id)

    const answers = rightAnswers(attempt)
    const params = { attemptId: attempt.id }
    const saved = await person.learning.saveAnswers({ params, body: { version: 1, answers: answers.slice(0, 2) } })
    expect(saved).toEqual({ version: 2, secondsLeft: 1_800 })
    await expectRefusal(
      person.learning.saveAnswers({ params, body: { version: 1, answers } }),
      'learning.attempt_changed',
    )
    await expectRefusal(submit(person, attempt, { version: 1, answers }), 'learning.attempt_changed')
    const many = [...answers, ['A']]
    await expectRefusal(submit(person, attempt, { version: 2, answers: many }), 'learning.answers_invalid')
    expect(await read(person, attempt.id)).toMatchObject({ answers: answers.slice(0, 2), corrections: null })

    await expectRefusal(read(other, attempt.id), 'learning.attempt_not_found')
    await expectRefusal(submit(other, attempt, { answers }), 'learning.attempt_not_found')
    await expectRefusal(
      other.learning.saveAnswers({ params, body: { version: 2, answers } }),
      'learning.attempt_not_found',
    )

    const [first, ...again] = await Promise.all([1, 2, 3].map(() => submit(person, attempt, { version: 2, answers })))
    expect(first).toEqual({ marks: 150, fullMarks: 150, passed: true })
    expect(again).toEqual([first, first])
    expect(await submit(person, attempt, { answers: [] })).toEqual(first)
    const withKey = (given: string[][]) =>
      person.learning.submitAttempt({ params, body: { answers: given } }, { idempotencyKey: `again-${attempt.id}` })
    expect([await withKey([]), await withKey([])]).toEqual([first, first])
    await expectRefusal(withKey(answers), 'request.key_reused')
    const closed = await read(person, attempt.id)
    expect(closed).toMatchObject({ state: 'submitted', result: first, answers, secondsLeft: 0 })
    expect(closed.corrections!.map(({ isRight }) => isRight)).toEqual([true, true, true, true])
    await expectRefusal(person.learning.saveAnswers({ params, body: { version: 3, answers } }), 'learning.attempt_over')
    await expectRefusal(start(person, paper), 'learning.attempts_over')
  })

  it('marks each question whole or not at all, and shows what was right only when the paper lets it', async () => {
    const closesAt = new Date(server.clock.now().getTime() + 86_400_000)
    const content = { review: 'afterClosing' as const, attempts: 2, isShuffled: false }
    const paper = await openPaper(server, { closesAt, content })
    const person = await join()
    const attempt = await start(person, paper)
    expect(attempt.questions.map(({ stem }) => stem.slice(0, 4))).toEqual(mixed.map(({ stem }) => stem.slice(0, 4)))
    const answers = [['A'], ['A'], ['B'], [' １１９ ']]
    expect(await submit(person, attempt, { answers })).toEqual({ marks: 75, fullMarks: 150, passed: false })
    expect(await read(person, attempt.id)).toMatchObject({ corrections: null })
    expect((await start(person, paper)).number).toBe(2)

    server.clock.set(paper.closesAt.toISOString())
    expect(await read(person, attempt.id)).toMatchObject({ corrections: null })
    server.clock.advance(21)
    await server.runJob('learning.close_overdue')
    const later = await read(person, attempt.id)
    expect(later.corrections!.map(({ isRight }) => isRight)).toEqual([true, false, false, true])
    expect(later.corrections![1]!.answer).toEqual(['A', 'C'])
    await expectRefusal(start(await join(), paper), 'learning.paper_over')
  })

  it('shows no key while anybody still answers, though its closing was brought forward', async () => {
    const closesAt = new Date(server.clock.now().getTime() + 3_600_000)
    const paper = await openPaper(server, { closesAt, content: { review: 'afterClosing' } })
    const [early, slow] = [await join(), await join()]
    const mine = await start(early, paper)
    await submit(early, mine)
    const theirs = await start(slow, paper)
    const editor = await newStaff(server, 'learningEditor', paper.organisationId)
    const { name, intro } = paper.content
    const correct = (version: number, minutes: number) => {
      const closing = new Date(server.clock.now().getTime() + minutes * 60_000).toISOString()
      return editor.learningPapers.correctPaper({
        ...{ params: { paperId: paper.id }, body: { version, name, intro, closesAt: closing } },
      })
    }
    const { version } = await correct(paper.version, 1)
    server.clock.advance(120)
    expect(await read(early, mine.id)).toMatchObject({ state: 'submitted', corrections: null })
    expect(await submit(slow, theirs, { answers: rightAnswers(theirs) })).toMatchObject({ marks: 150 })
    expect((await read(early, mine.id)).corrections).toHaveLength(4)
    // What everybody has seen the key to is not opened again.
    await expectRefusal(correct(version, 60), 'learning.paper_over')
    await expectRefusal(start(await join(), paper), 'learning.paper_over')
  })

  it('is over by the server’s clock: what was saved in time counts, whoever is there', async () => {
    const paper = await openPaper(server, { content: { passMarks: 50 } })
    const [late, gone] = [await join(), await join()]
    const [lateAttempt, goneAttempt] = [await start(late, paper), await start(gone, paper)]
    const answers = rightAnswers(goneAttempt)
    const half = answers.map((given, at) => (goneAttempt.questions[at]!.marks === 50 ? given : []))
    const params = { attemptId: goneAttempt.id }
    await gone.learning.saveAnswers({ params, body: { version: 1, answers: half } })
    server.clock.advance(1_818)
    await server.runJob('learning.close_overdue')
    expect(await read(gone, goneAttempt.id)).toMatchObject({ state: 'open', secondsLeft: 0 })
    server.clock.advance(5)
    await expectRefusal(gone.learning.saveAnswers({ params, body: { version: 2, answers } }), 'learning.attempt_over')
    expect(await submit(late, lateAttempt, { answers: rightAnswers(lateAttempt) })).toMatchObject({ marks: 0 })
    await expect(runJob(dieAfter(server.database, 0), server.ports, 'learning.close_overdue')).rejects.toThrow('killed')
    expect(await read(gone, goneAttempt.id)).toMatchObject({ state: 'open' })
    expect(await told(gone)).toEqual([])
    await Promise.all([1, 2].map(() => server.runJob('learning.close_overdue')))
    await server.runJob('learning.close_overdue')
    expect(await told(gone)).toMatchObject([
      { title: '时间到,已按保存的答案交卷', link: `/learning/result?id=${goneAttempt.id}` },
    ])
    expect((await told(gone))[0]!.body).toContain('得 100 分(满分 150 分)')
    expect(await told(late)).toEqual([])
    expect(await read(gone, goneAttempt.id)).toMatchObject({ state: 'overdue', result: { marks: 100, passed: true } })
    const rows = await server.database.reader.findBy(QuizAttempt, { paperId: paper.id })
    expect(rows.map(({ state }) => state)).toEqual(['overdue', 'overdue'])
  })

  it('is nobody’s before it opens, nor when it is stopped, and every number of an attempt is begun once', async () => {
    const opensAt = new Date(server.clock.now().getTime() + 60_000)
    const soon = await openPaper(server, { opensAt })
    const person = await join()
    await expectRefusal(start(person, soon), 'learning.paper_not_yet_open')
    await expectRefusal(start(person, await openPaper(server, { state: 'stopped' })), 'learning.paper_stopped')
    await expectRefusal(start(person, await openPaper(server, { state: 'draft' })), 'learning.paper_not_found')
    server.clock.advance(60)
    const begun = await Promise.all([1, 2, 3, 4].map(() => start(person, soon)))
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1)
    const listed = await server.anonymous.learning.listPapers({ query: {} })
    expect(listed.items.map(({ id }) => id)).toContain(soon.id)
  })
})
