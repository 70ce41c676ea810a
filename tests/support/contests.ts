import { ContestCertificate, ContestEntry, ContestScore } from '../../server/learning'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { addContest, addEntry, beginStage } from '../../server/seeds/contests'
import type { ContestState } from '../../shared/learning/contestRules'
import type { ContestInput, StageContent } from '../../shared/learning/contests'
import type { DeskContest } from '../../shared/learning/deskContests'
import { newMember, type TestMember } from './members'
import { newStaff } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

export const finalStage: StageContent = {
  name: '决赛',
  way: 'judged',
  paperId: null,
  criteria: [
    { name: '内容', most: 60 },
    { name: '表达', most: 40 },
  ],
  venues: [{ name: '报告厅', address: '漷兴一街 888 号', at: null }],
  advance: null,
}

/** A contest for individuals in one group, judged once; a test states only what matters to it. */
export function contestInput(server: TestServer, given: Partial<ContestInput> = {}): ContestInput {
  const at = (days: number) => new Date(server.clock.now().getTime() + days * 86_400_000).toISOString()
  return {
    opensAt: at(-1),
    closesAt: at(1),
    content: {
      name: '安全故事会',
      what: '讲一个身边的安全故事。',
      kind: 'individual',
      groups: ['骑手组'],
      team: { from: 1, to: 1 },
      awards: [
        { name: '一等奖', count: 1 },
        { name: '二等奖', count: 1 },
      ],
    },
    stages: [finalStage],
    ...given,
  }
}

/** 漷县's two editors and three judges. */
export interface Organisers {
  editor: Caller
  second: Caller
  judges: (Caller & { id: string })[]
}

export async function newOrganisers(server: TestServer): Promise<Organisers> {
  const at = await unionId(server, '漷县')
  return {
    editor: await newStaff(server, 'learningEditor', at),
    second: await newStaff(server, 'learningEditor', at),
    judges: [
      await newStaff(server, 'judge', at),
      await newStaff(server, 'judge', at),
      await newStaff(server, 'judge', at),
    ],
  }
}

export async function publishContest(server: TestServer, editor: Caller, input: ContestInput): Promise<DeskContest> {
  const organisationId = await unionId(server, '漷县')
  const { id, version } = await editor.contestsDesk.addContest({ body: { organisationId, ...input } })
  return editor.contestsDesk.publishContest({ params: { contestId: id }, body: { version } })
}

export const newcomers = (server: TestServer, count: number): Promise<TestMember[]> =>
  Promise.all(
    Array.from({ length: count }, (_, at) => newMember(server, { at: '漷县', name: `选手${'甲乙丙丁戊己'[at]}` })),
  )

/** What each judge gives each number in all, in the judges' order; of one contest where several are under way. */
export async function scoreAll(
  judges: readonly Caller[],
  totals: Record<number, readonly number[]>,
  contest?: string,
): Promise<void> {
  for (const [at, judge] of judges.entries()) {
    const { stages } = await judge.judging.getJudging()
    for (const { criteria, performances } of stages.filter((one) => contest === undefined || one.contest === contest)) {
      for (const { id, start, version } of performances) {
        const total = totals[start]?.[at]
        if (total === undefined) continue
        const body = { version, marks: spread(total, criteria) }
        await judge.judging.scorePerformance({ params: { performanceId: id }, body })
      }
    }
  }
}

/** A total by criterion: as much of it as each takes, one after the other. */
function spread(total: number, criteria: readonly { most: number }[]): number[] {
  let left = total
  return criteria.map(({ most }) => {
    const mark = Math.min(left, most)
    left -= mark
    return mark
  })
}

interface Seen {
  id: string
}

/** What people do with a contest, each in one line. */
export function contestActs(staff: () => Organisers) {
  const of = ({ id }: Seen) => ({ contestId: id })
  const stageOf = async (contest: Seen, at: number, by = staff().editor) => {
    const { stages } = await by.contestsDesk.getDeskContest({ params: of(contest) })
    const { id, version } = stages[at]!
    return { params: { ...of(contest), stageId: id }, body: { version } }
  }
  return {
    of,
    stageOf,
    view: (who: Caller, contest: Seen) => who.contests.getContest({ params: of(contest) }),
    enter: ({ caller }: TestMember, contest: Seen, group = '骑手组', teamName: string | null = null) =>
      caller.contests.enterContest({ params: of(contest), body: { group, teamName } }),
    async nameJudges(contest: DeskContest, at = 0, venues: readonly number[] = [0, 0, 0]) {
      for (const [index, venue] of venues.entries()) {
        const body = { stageId: contest.stages[at]!.id, venue, personId: staff().judges[index]!.id }
        const { stages } = await staff().editor.contestsDesk.nameJudge({ params: of(contest), body })
        expect(stages[at]!.judges.at(-1)).toMatchObject({ personId: body.personId, venue: body.venue })
      }
    },
    start: async (contest: Seen, at = 0) => staff().editor.contestsDesk.startStage(await stageOf(contest, at)),
    close: async (contest: Seen, at = 0, by = staff().editor) =>
      by.contestsDesk.closeStage(await stageOf(contest, at, by)),
    async decide(contest: Seen, by: Caller, decision: 'publish' | 'return', words: string | null = null) {
      const { version } = await by.contestsDesk.getDeskContest({ params: of(contest) })
      return by.contestsDesk.decideResults({ params: of(contest), body: { decision, version, words } })
    },
    titlesOf: async ({ caller }: TestMember) =>
      (await caller.notifications.listMessages({ query: {} })).items.map(({ title }) => title),
  }
}

interface Given {
  organisationId: string
  state: ContestState
  personId: string
  judgeId: string
}

/** A contest with a stage under way, somebody in it, and what a judge gave them; its ids as paths name them. */
export function recordsOfContest(server: TestServer, given: Given): Promise<Record<string, string>> {
  const now = server.clock.now()
  const { organisationId, state, personId, judgeId: judge } = given
  return server.database.transaction(async (db) => {
    const { contest, stages } = await addContest(db, { organisationId, state }, now)
    const { entry, memberIds } = await addEntry(db, contest, { number: 1, people: [personId] }, now)
    const { judgeIds, performanceIds } = await beginStage(db, stages[0]!, { entries: [entry], judges: [judge] }, now)
    const performanceId = performanceIds[0]!
    const marks = { version: 1, marks: [40, 20, 10], total: 70, scoredAt: now }
    await insertRows(db, ContestScore, { id: newId(), performanceId, personId: judge, ...marks })
    const of = { contestId: contest.id, entryId: entry.id, personId }
    const ids = { contestId: contest.id, stageId: stages[0]!.id, performanceId }
    if (state === 'draft') return { ...ids, judgeId: judgeIds[0]!, teamMemberId: memberIds[0]! }
    // As that of the class: paths name both alike.
    const certificateCode = '7KMQ2XPA9HJR'
    await db.update(ContestEntry, { id: entry.id }, { award: '一等奖', rank: 1, mark: 7_000 })
    await insertRows(db, ContestCertificate, { id: newId(), ...of, code: certificateCode, issuedAt: now })
    return { ...ids, certificateCode }
  })
}
