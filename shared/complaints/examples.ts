import type { Examples } from '../http/contract'
import type { complaints } from './contract'
import type { complaintsDesk } from './desk.contract'

const complaintId = '01936f5e-0000-7000-8000-000000000009'

export const complaintsExamples: Examples<typeof complaints> = {
  openComplaint: {},
  fileComplaint: {
    body: { kind: 'suggestion', organisationId: null, words: '希望驿站晚上也开门。', unnamed: false },
  },
  listMyComplaints: { query: {} },
  getComplaint: { params: { complaintId } },
  askAgain: { params: { complaintId }, body: { version: 2, words: '那周末呢?' } },
}

export const complaintsDeskExamples: Examples<typeof complaintsDesk> = {
  getComplaintCase: { params: { complaintId } },
  decideComplaint: {
    params: { complaintId },
    body: { decision: 'answer', version: 1, words: '从下月起开到晚上十点。' },
  },
  listComplaintUnions: { query: { q: '金盏' } },
}
