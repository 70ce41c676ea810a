import type { Examples } from '../http/contract'
import type { ContestInput } from './contests'
import type { learningContests } from './contests.contract'
import type { learningContestsDesk } from './contests.desk.contract'
import type { learningJudging } from './judging.contract'

const contestId = '01936f5e-0000-7000-8000-0000000000c1'
const stageId = '01936f5e-0000-7000-8000-0000000000c2'
const performanceId = '01936f5e-0000-7000-8000-0000000000c3'
const judgeId = '01936f5e-0000-7000-8000-0000000000c4'
const teamMemberId = '01936f5e-0000-7000-8000-0000000000c5'
const personId = '01936f5e-0000-7000-8000-0000000000c6'
const organisationId = '01936f5e-0000-7000-8000-000000000001'

const input: ContestInput = {
  opensAt: '2026-12-01T01:00:00.000Z',
  closesAt: '2026-12-10T09:00:00.000Z',
  content: {
    name: '班组安全技能竞赛',
    what: '讲一个身边的安全故事,五分钟以内。',
    kind: 'team',
    groups: ['骑手组', '司机组'],
    team: { from: 2, to: 5 },
    awards: [
      { name: '一等奖', count: 1 },
      { name: '二等奖', count: 2 },
    ],
  },
  stages: [
    {
      name: '决赛',
      way: 'judged',
      paperId: null,
      criteria: [
        { name: '内容', most: 60 },
        { name: '表达', most: 40 },
      ],
      venues: [{ name: '职工之家报告厅', address: '漷兴一街 888 号', at: '2026-12-20T01:00:00.000Z' }],
      advance: null,
    },
  ],
}

export const learningContestExamples: Examples<typeof learningContests> = {
  listContests: { query: {} },
  getContest: { params: { contestId } },
  enterContest: { params: { contestId }, body: { group: '骑手组', teamName: '风雨同路队' } },
  joinTeam: { params: { contestId }, body: { code: '7KMQ2XPA' } },
  leaveContest: { params: { contestId } },
  removeFromTeam: { params: { contestId, teamMemberId } },
  checkCertificate: { params: { certificateCode: '7KMQ2XPA9HJR' } },
}

export const learningJudgingExamples: Examples<typeof learningJudging> = {
  getJudging: {},
  scorePerformance: { params: { performanceId }, body: { version: 0, marks: [52, 36] } },
}

export const learningContestDeskExamples: Examples<typeof learningContestsDesk> = {
  listDeskContests: { query: {} },
  addContest: { body: { organisationId, ...input } },
  getDeskContest: { params: { contestId } },
  editContest: { params: { contestId }, body: { version: 1, ...input } },
  discardContest: { params: { contestId } },
  publishContest: { params: { contestId }, body: { version: 1 } },
  stopContest: { params: { contestId }, body: { version: 2, reason: '场地临时停用。' } },
  listEntries: { params: { contestId }, query: {} },
  nameJudge: { params: { contestId }, body: { stageId, venue: 0, personId } },
  removeJudge: { params: { contestId, judgeId } },
  startStage: { params: { contestId, stageId }, body: { version: 1 } },
  listPerformances: { params: { contestId, stageId }, query: {} },
  markAbsent: { params: { contestId, performanceId }, body: { isAbsent: true } },
  closeStage: { params: { contestId, stageId }, body: { version: 2 } },
  decideResults: { params: { contestId }, body: { decision: 'publish', version: 3, words: null } },
}
