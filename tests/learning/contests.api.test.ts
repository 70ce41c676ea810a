import { ContestCertificate, ContestScore } from '../../server/learning'
import { deleteOldContests, moveContests } from '../../server/learning/contests.privacy'
import type { ContestInput } from '../../shared/learning/contests'
import {
  contestActs,
  contestInput,
  finalStage,
  newcomers,
  newOrganisers,
  type Organisers,
  publishContest,
  scoreAll,
} from '../support/contests'
import { onEveryDatabase } from '../support/databases'
import { openPaper, rightAnswers, start as startAttempt, submit } from '../support/learning'
import { newMember, type TestMember } from '../support/members'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('A contest', (make) => {
  const server = useServer(make)
  let staff: Organisers
  beforeAll(async () => {
    staff = await newOrganisers(server)
  })

  const { of, view, enter, nameJudges, stageOf, start, close, decide, titlesOf } = contestActs(() => staff)
  const tell = async () => {
    for (const job of ['stages', 'awards', 'stops']) await server.runJob(`learning.tell_of_${job}`)
  }
  const afterEntries = () => server.clock.advance(25 * 3_600)

  it('goes from entering through three judges and a second person to a certificate that a stranger can check', async () => {
    const contest = await publishContest(server, staff.editor, contestInput(server))
    const [first, second, third] = await newcomers(server, 3)
    for (const one of [first!, second!, third!]) {
      expect(await enter(one, contest)).toMatchObject({
        own: { group: '骑手组', code: null },
        actions: ['manage', 'leave'],
      })
    }
    // Another tap changes nothing, and gives no second number.
    expect(await enter(first!, contest)).toMatchObject({ entries: 3, own: { number: 1 } })
    const entries = await staff.editor.contestsDesk.listEntries({ params: of(contest), query: {} })
    expect(entries.items.map(({ number, name, team, people }) => [number, name, team, people])).toEqual([
      [1, '选手甲', null, 1],
      [2, '选手乙', null, 1],
      [3, '选手丙', null, 1],
    ])
    await nameJudges(contest)
    await expectRefusal(start(contest), 'learning.entry_open')
    afterEntries()
    await expectRefusal(enter(await newMember(server, { at: '漷县' }), contest), 'learning.entry_closed')
    await start(contest)
    await tell()
    expect(await titlesOf(first!)).toContain('决赛开始了')

    // A partisan judge gives everything to the first; the mean of who is left in the middle decides.
    await scoreAll(staff.judges, { 1: [100, 70, 72], 2: [50, 85, 88], 3: [40, 75, 75] })
    expect(await view(second!.caller, contest)).toMatchObject({ stages: [{ own: { outcome: null } }], results: [] })
    expect(await close(contest)).toMatchObject({ state: 'reviewing', isOwnResult: true, actions: ['stop'] })
    await expectRefusal(decide(contest, staff.editor, 'publish'), 'learning.own_result')
    expect(await view(second!.caller, contest)).toMatchObject({
      ...{ own: { award: null, certificateCode: null }, stages: [{ state: 'closed', own: { outcome: null } }] },
    })

    await decide(contest, staff.second, 'publish')
    await tell()
    const shown = await view(second!.caller, contest)
    expect(shown.results).toMatchObject([
      { award: '一等奖', name: '选*乙', mark: 8500, isOwn: true },
      { award: '二等奖', name: '选*丙', mark: 7500 },
    ])
    expect(shown.stages[0]!.own!.outcome).toEqual({ mark: 8500, rank: 1, tie: null, advances: false })
    expect(await titlesOf(second!)).toContain('恭喜您获得一等奖')
    expect(await titlesOf(first!)).toContain('结果公布了')
    const certificateCode = shown.own!.certificateCode!
    const check = (code: string) => server.anonymous.contests.checkCertificate({ params: { certificateCode: code } })
    expect(await check(certificateCode.toLowerCase())).toEqual({
      code: certificateCode,
      name: '选*乙',
      team: null,
      contest: '安全故事会',
      group: '骑手组',
      award: '一等奖',
      organisation: expect.stringContaining('漷县'),
      issuedOn: '2026-11-24',
    })
    await expectRefusal(check('222222222222'), 'learning.certificate_not_found')
    expect(await server.database.reader.countBy(ContestCertificate, { contestId: contest.id })).toBe(2)
    const { parts } = await second!.caller.privacy.getData()
    expect(JSON.stringify(parts)).toContain(certificateCode)

    // Of two accounts that turn out to be one person's, the kept one has what the other one won.
    const { personId: kept } = await newMember(server, { at: '漷县', name: '选手庚' })
    await server.database.transaction((db) => moveContests(db, second!.personId, kept))
    expect(await check(certificateCode)).toMatchObject({ name: '选*庚' })
    const deleted = await server.database.transaction((db) => deleteOldContests(db, server.clock.now(), 100))
    expect(deleted).toBeGreaterThan(0)
    await expectRefusal(check(certificateCode), 'learning.certificate_not_found')
    expect(await server.database.reader.countBy(ContestScore, {})).toBe(0)
  })

  it('takes teams by their captain’s code, each person once, and leaves small ones out', async () => {
    const content = { ...contestInput(server).content, kind: 'team' as const, team: { from: 2, to: 2 } }
    const contest = await publishContest(server, staff.editor, contestInput(server, { content }))
    const [captain, mate, late, alone] = await newcomers(server, 4)
    const { own } = await enter(captain!, contest, '骑手组', '风雨同路队')
    const join = ({ caller }: TestMember, code = own!.code!) =>
      caller.contests.joinTeam({ params: of(contest), body: { code } })
    await expectRefusal(join(mate!, '22222222'), 'learning.team_not_found')
    const answers = await Promise.allSettled([join(mate!), join(late!)])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [joined, left] = answers[0]!.status === 'fulfilled' ? [mate!, late!] : [late!, mate!]
    await expectRefusal(join(left), 'learning.team_full')
    await expectRefusal(enter(joined, contest, '骑手组', '另一队'), 'learning.in_a_team')
    expect(await view(joined.caller, contest)).toMatchObject({
      own: { code: null, isCaptain: false },
      actions: ['leave'],
    })
    const member = (await view(captain!.caller, contest)).own!.members.find(({ isMe }) => !isMe)!
    const remove = ({ caller }: TestMember) =>
      caller.contests.removeFromTeam({ params: { ...of(contest), teamMemberId: member.id } })
    await expectRefusal(remove(left), 'learning.not_entered')
    await remove(captain!)
    expect(await titlesOf(joined)).toContain('您已离开参赛队')
    expect((await join(left)).own!.members).toHaveLength(2)
    const broken = await enter(joined, contest, '骑手组', '散伙队')
    await join(alone!, broken.own!.code!)
    await joined.caller.contests.leaveContest({ params: of(contest) })
    expect(await titlesOf(alone!)).toContain('参赛队解散了')
    await enter(alone!, contest, '骑手组', '一个人的队')
    await nameJudges(contest)
    afterEntries()
    const begun = await start(contest)
    expect(begun).toMatchObject({
      entries: 2,
      complete: 1,
      stages: [{ performances: 1, scores: { given: 0, due: 3 } }],
    })
    await expectRefusal(captain!.caller.contests.leaveContest({ params: of(contest) }), 'learning.entry_closed')
  })

  it('sends the first of each group from several venues on to the next stage', async () => {
    const venues = [finalStage.venues[0]!, { name: '会议室', address: null, at: null }]
    const base = contestInput(server)
    const input: ContestInput = {
      ...base,
      content: { ...base.content, groups: ['骑手组', '司机组'] },
      stages: [{ ...finalStage, name: '初赛', venues, advance: 1 }, finalStage],
    }
    const contest = await publishContest(server, staff.editor, input)
    const people = await newcomers(server, 4)
    for (const [at, one] of people.entries()) await enter(one, contest, at < 2 ? '骑手组' : '司机组')
    await nameJudges(contest, 0, [0, 0])
    afterEntries()
    const refusal = await expectRefusal(start(contest), 'learning.judges_missing')
    expect(refusal.data).toMatchObject({ venues: ['会议室'] })
    const judge = { stageId: contest.stages[0]!.id, venue: 1, personId: staff.judges[2]!.id }
    await staff.editor.contestsDesk.nameJudge({ params: of(contest), body: judge })
    await expectRefusal(start(contest, 1), 'learning.stage_not_next')
    await start(contest)
    await scoreAll(staff.judges, { 1: [80, 80], 3: [70, 70], 2: [0, 0, 80] })
    const missing = await expectRefusal(close(contest), 'learning.scores_missing')
    expect(missing.data).toMatchObject({ missing: 1 })
    const { params } = await stageOf(contest, 0)
    const { items } = await staff.editor.contestsDesk.listPerformances({ params, query: {} })
    expect(items.map(({ start: number, venue, totals }) => [number, venue, totals])).toEqual([
      [1, 0, [80, 80]],
      [2, 1, [80]],
      [3, 0, [70, 70]],
      [4, 1, []],
    ])
    const absent = { params: { ...of(contest), performanceId: items[3]!.id }, body: { isAbsent: true } }
    await staff.editor.contestsDesk.markAbsent(absent)
    await close(contest)
    // Equal marks: who entered first goes on, and it is on record why.
    expect((await view(people[0]!.caller, contest)).stages[0]!.own!.outcome).toMatchObject({ rank: 1, advances: true })
    expect((await view(people[1]!.caller, contest)).stages[0]!.own!.outcome).toMatchObject({ rank: 2, tie: 'earlier' })
    expect((await view(people[3]!.caller, contest)).stages[0]!.own!.outcome).toMatchObject({ mark: null, rank: null })
    await nameJudges(contest, 1)
    expect((await start(contest, 1)).stages[1]).toMatchObject({ performances: 2 })
  })

  it('takes the marks of a paper, once nobody answers it any more', async () => {
    const now = server.clock.now().getTime()
    const paper = await openPaper(server, { closesAt: new Date(now + 30 * 3_600_000) })
    const first = { ...finalStage, name: '初赛', way: 'paper' as const, paperId: paper.id, criteria: [], venues: [] }
    const contest = await publishContest(
      server,
      staff.editor,
      contestInput(server, { stages: [{ ...first, advance: 1 }, finalStage] }),
    )
    const [best, other, absent] = await newcomers(server, 3)
    for (const one of [best!, other!, absent!]) await enter(one, contest)
    afterEntries()
    await start(contest)
    expect((await view(best!.caller, contest)).stages[0]!.own).toMatchObject({ paperId: paper.id, venue: null })
    const attempt = await startAttempt(best!.caller, paper)
    await submit(best!.caller, attempt, { version: attempt.version, answers: rightAnswers(attempt) })
    await submit(other!.caller, await startAttempt(other!.caller, paper))
    await expectRefusal(close(contest), 'learning.paper_open')
    server.clock.advance(6 * 3_600)
    await close(contest)
    const outcomeOf = async ({ caller }: TestMember) => (await view(caller, contest)).stages[0]!.own!.outcome
    expect(await outcomeOf(best!)).toMatchObject({ mark: 15_000, rank: 1, advances: true })
    expect(await outcomeOf(other!)).toMatchObject({ mark: 0, rank: 2, advances: false })
    expect(await outcomeOf(absent!)).toMatchObject({ mark: null, rank: null, advances: false })
  })

  it('is scored by its judges alone, at their venue, until the stage is closed', async () => {
    const contest = await publishContest(server, staff.editor, contestInput(server))
    const [one, away] = await newcomers(server, 2)
    await enter(one!, contest)
    await enter(away!, contest)
    await nameJudges(contest, 0, [0, 0])
    afterEntries()
    await start(contest)
    const [judge, other, outsider] = staff.judges
    const { stages } = await judge!.judging.getJudging()
    const isThis = ({ id }: { id: string }) => id === contest.stages[0]!.id
    const [performance] = stages.find(isThis)!.performances
    const give = (by: Caller, marks: number[], version = 0) =>
      by.judging.scorePerformance({ params: { performanceId: performance!.id }, body: { version, marks } })
    await expectRefusal(give(outsider!, [1, 1]), 'learning.performance_not_found')
    await expectRefusal(give(one!.caller, [1, 1]), 'access.denied')
    for (const wrong of [[61, 1], [1], [1, 1, 1]]) await expectRefusal(give(judge!, wrong), 'learning.marks_invalid')
    const answers = await Promise.allSettled([give(judge!, [10, 10]), give(judge!, [20, 20])])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await give(judge!, [50, 30], 1)
    await expectRefusal(give(judge!, [1, 1], 1), 'learning.score_changed')
    await give(other!, [40, 30])

    // A third one who scored one of two and cannot go on leaves nothing behind; who is done stays.
    const seat = { stageId: contest.stages[0]!.id, venue: 0, personId: outsider!.id }
    const { judges } = (await staff.editor.contestsDesk.nameJudge({ params: of(contest), body: seat })).stages[0]!
    await give(outsider!, [60, 40])
    const remove = (at: number) =>
      staff.editor.contestsDesk.removeJudge({ params: { ...of(contest), judgeId: judges[at]!.id } })
    expect((await remove(2)).stages[0]!.scores).toEqual({ given: 2, due: 4 })
    const second = { ...of(contest), performanceId: stages.find(isThis)!.performances[1]!.id }
    await staff.editor.contestsDesk.markAbsent({ params: second, body: { isAbsent: true } })
    await expectRefusal(remove(0), 'learning.judge_scored')
    await close(contest)
    await expectRefusal(give(judge!, [60, 40], 2), 'learning.stage_not_running')

    // A second person who finds something wrong gives it back: the scores are open again.
    await expectRefusal(decide(contest, staff.second, 'return'), 'learning.words_missing')
    expect(await decide(contest, staff.second, 'return', '第二位评委漏了一项。')).toMatchObject({
      state: 'published',
      returnedWith: '第二位评委漏了一项。',
      stages: [{ state: 'running' }],
    })
    await give(judge!, [60, 40], 2)
    await close(contest, 0, staff.second)
    await decide(contest, staff.editor, 'publish')
    expect((await view(one!.caller, contest)).results).toMatchObject([{ mark: 8500 }])
  })

  it('is for members of its union, judged by nobody who takes part, and changed by its own staff alone', async () => {
    const contest = await publishContest(server, staff.editor, contestInput(server))
    const stranger = await newMember(server, { at: '金盏' })
    await expectRefusal(enter(stranger, contest), 'learning.not_eligible')
    expect(await view(stranger.caller, contest)).toMatchObject({ blocker: 'learning.not_eligible', actions: [] })
    const [own] = await newcomers(server, 1)
    await expectRefusal(enter(own!, contest, '没有的组'), 'learning.entry_invalid')
    expect((await own!.caller.contests.listContests({ query: {} })).items.map(({ id }) => id)).toContain(contest.id)
    expect((await stranger.caller.contests.listContests({ query: {} })).items.map(({ id }) => id)).not.toContain(
      contest.id,
    )
    await enter(own!, contest)
    const naming = (personId: string) =>
      staff.editor.contestsDesk.nameJudge({
        params: of(contest),
        body: { stageId: contest.stages[0]!.id, venue: 0, personId },
      })
    await expectRefusal(naming(own!.personId), 'learning.judge_not_found')
    const foreign = await newStaff(server, 'learningEditor', await unionId(server, '金盏'))
    await expectRefusal(foreign.contestsDesk.getDeskContest({ params: of(contest) }), 'learning.contest_not_found')

    const edit = (input: ContestInput, version: number) =>
      staff.editor.contestsDesk.editContest({ params: of(contest), body: { version, ...input } })
    const input = contestInput(server)
    await expectRefusal(edit({ ...input, closesAt: input.opensAt }, 2), 'learning.contest_invalid')
    const content = { ...input.content, groups: ['另一组'] }
    await expectRefusal(edit({ ...input, content }, 2), 'learning.contest_fixed')
    const renamed = await edit({ ...input, content: { ...input.content, name: '安全故事会(改期)' } }, 2)
    expect(renamed).toMatchObject({ version: 3, content: { name: '安全故事会(改期)' } })
    const stopping = { params: of(contest), body: { version: 3, reason: '场地停用' } }
    expect(await staff.editor.contestsDesk.stopContest(stopping)).toMatchObject({ state: 'stopped', actions: [] })
    await tell()
    expect(await titlesOf(own!)).toContain('竞赛停办')
    expect(await view(own!.caller, contest)).toMatchObject({ stopReason: '场地停用', actions: [] })
    await expectRefusal(
      foreign.contestsDesk.listEntries({ params: of(contest), query: {} }),
      'learning.contest_not_found',
    )
  })
})
