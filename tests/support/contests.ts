import type { ContestInput, StageContent } from '../../shared/learning/contests'
import type { DeskContest } from '../../shared/learning/contests.desk.contract'
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

/** What each judge gives each number, by criterion; the judges in their order. */
export async function scoreAll(judges: readonly Caller[], marks: Record<number, readonly [number, number][]>) {
  for (const [at, judge] of judges.entries()) {
    for (const stage of (await judge.judging.getJudging()).stages) {
      for (const { id, start, version } of stage.performances) {
        const given = marks[start]?.[at]
        if (!given) continue
        await judge.judging.scorePerformance({ params: { performanceId: id }, body: { version, marks: [...given] } })
      }
    }
  }
}
