import { QuizAttempt } from '../../server/learning'
import { moveAttempts } from '../../server/learning/attempts.privacy'
import { onEveryDatabase } from '../support/databases'
import { openPaper, rightAnswers, start, submit } from '../support/learning'
import { newMember } from '../support/members'
import { useServer } from '../support/server'

onEveryDatabase('An attempt at a quiz', (make) => {
  const server = useServer(make)
  const attemptsOf = (personId: string) =>
    server.database.reader.find(QuizAttempt, { where: { personId }, order: { number: 'ASC' } })

  it('is in one’s own data, goes along to the other account, and loses its answers with the account', async () => {
    const paper = await openPaper(server, { content: { attempts: 2 } })
    const [person, other] = [await newMember(server), await newMember(server)]
    for (const { caller } of [person, other]) {
      const attempt = await start(caller, paper)
      await submit(caller, attempt, { answers: rightAnswers(attempt) })
    }
    const data = await person.caller.privacy.getData()
    const part = data.parts.find((one) => one.part === 'quizAttempts')!
    expect(part.rows[0]).toEqual(
      expect.arrayContaining([
        { field: 'quiz', value: '安全知识答题(演示)' },
        { field: 'state', value: 'attemptSubmitted' },
        { field: 'marks', value: '150 / 150' },
      ]),
    )

    await server.database.transaction((db) => moveAttempts(db, other.personId, person.personId))
    expect((await attemptsOf(person.personId)).map(({ number }) => number)).toEqual([1, 2])
    await server.runJob('learning.count_answers')

    await person.caller.privacy.requestClosure()
    server.clock.advance(7 * 86_400 + 60)
    await server.runJob('privacy.close_accounts')
    expect((await attemptsOf(person.personId)).map(({ answers, marks }) => ({ answers, marks }))).toEqual([
      { answers: [], marks: 150 },
      { answers: [], marks: 150 },
    ])
    server.clock.advance(1_100 * 86_400)
    await server.runJob('privacy.delete_expired')
    expect(await attemptsOf(person.personId)).toEqual([])
  })
})
