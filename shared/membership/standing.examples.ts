import type { Examples } from '../http/contract'
import type { membersDesk } from './members.contract'
import type { membershipStanding } from './standing.contract'

const organisationId = '01936f5e-0000-7000-8000-000000000001'
const transferId = '01936f5e-0000-7000-8000-000000000004'
const membershipId = '01936f5e-0000-7000-8000-000000000005'

export const membershipStandingExamples: Examples<typeof membershipStanding> = {
  getStanding: { query: {} },
  askTransfer: { body: { organisationId, note: '换到长阳镇站点送餐了' } },
  listTransfers: { query: {} },
  getTransfer: { params: { transferId } },
  withdrawTransfer: { params: { transferId }, body: { version: 1 } },
  leave: { body: { confirmed: true, on: '2026-12-31', reason: '要回老家了' } },
  takeBackLeaving: {},
  answerLapse: {},
}

export const membersDeskExamples: Examples<typeof membersDesk> = {
  listMembers: { query: { state: 'retained' } },
  getMember: { params: { membershipId } },
  revealMember: { params: { membershipId } },
  decideMember: {
    params: { membershipId },
    body: { decision: 'retain', version: 1, reason: 'retired', note: '2026 年 12 月办理退休' },
  },
  getTransferCase: { params: { transferId } },
  revealTransferMember: { params: { transferId } },
  decideTransfer: { params: { transferId }, body: { decision: 'accept', version: 1 } },
}
