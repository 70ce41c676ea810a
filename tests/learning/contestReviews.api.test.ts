import { deleteOldContests } from '../../server/learning/contests.privacy'
import { contestActs, contestInput, newcomers, newOrganisers, publishContest, scoreAll } from '../support/contests'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('The result of a contest', (make) => {
  const server = useServer(make, { SESSION_IDLE_DAYS: '90', SESSION_DAYS: '365' })

  it('waits at the desk for a second person by both clocks, moves up when it is late, and is decided there', async () => {
    const staff = await newOrganisers(server)
    const { of, enter, nameJudges, start, close, decide } = contestActs(() => staff)
    const above = await newStaff(server, 'learningEditor', await unionId(server, '通州'))
    const name = '安全故事会(待复核)'
    const content = { ...contestInput(server).content, name }
    const contest = await publishContest(server, staff.editor, contestInput(server, { content }))
    const [only] = await newcomers(server, 1)
    await enter(only!, contest)
    await nameJudges(contest)
    server.clock.advance(25 * 3_600)
    await start(contest)
    await scoreAll(staff.judges, { 1: [80, 80, 80] }, name)
    const itemOf = async (by: Caller, query = {}) =>
      (await by.desk.listWorkItems({ query: { feature: 'learning', ...query } })).items.find(
        ({ id }) => id === contest.id,
      )
    const days = (count: number) => server.clock.advance(count * 86_400)
    server.clock.set('2026-12-14T02:00:00.000Z')

    // Two working days for the review, five for all of it.
    const { review } = await close(contest)
    const wholeDue = '2026-12-21T09:00:00.000Z'
    expect(review).toMatchObject({ dueAt: '2026-12-16T09:00:00.000Z', resultDueAt: wholeDue, assignee: null })
    const open = { kind: 'learning.contest', subject: name, route: 'individual', dueAt: '2026-12-16T09:00:00.000Z' }
    expect(await itemOf(staff.second)).toMatchObject(open)
    expect(await itemOf(staff.judges[0]!)).toBeUndefined()
    await decide(contest, staff.second, 'return', '第二位评委漏了一项。')
    expect(await itemOf(staff.second)).toBeUndefined()
    expect(await itemOf(staff.second, { state: 'published' })).toMatchObject({ state: 'published', dueAt: null })

    // Given back, the clock of the whole goes on.
    days(4)
    const again = await close(contest)
    expect(again.review).toMatchObject({ dueAt: '2026-12-22T09:00:00.000Z', resultDueAt: wholeDue })
    expect(await itemOf(staff.second)).toMatchObject({ dueAt: wholeDue, assignee: null })
    server.clock.set('2026-12-21T09:01:00.000Z')
    await server.runJob('desk.chase_overdue')
    days(1)
    await server.runJob('desk.chase_overdue')
    expect(await itemOf(above)).toMatchObject({ movedUpFrom: expect.stringContaining('漷县'), overdue: false })
    expect(await itemOf(staff.second)).toBeUndefined()
    const body = { decision: 'publish' as const, version: again.version, words: null }
    await expectRefusal(
      staff.second.contestsDesk.decideResults({ params: of(contest), body }),
      'learning.contest_changed',
    )
    await decide(contest, above, 'publish')
    expect(await itemOf(above)).toBeUndefined()
    expect(await itemOf(above, { state: 'awarded' })).toMatchObject({ state: 'awarded', assignee: { isMe: true } })
    await server.database.transaction((db) => deleteOldContests(db, server.clock.now(), 100))
    expect(await itemOf(above, { state: 'awarded' })).toBeUndefined()
  })
})
