import type { Examples } from '../http/contract'
import type { membershipRosters } from './rosters.contract'

const params = { rosterId: '01936f5e-0000-7000-8000-000000000021' }

export const rosterExamples: Examples<typeof membershipRosters> = {
  listRosters: { query: {} },
  listRosterUnions: { query: { q: '金盏' } },
  uploadRoster: {
    query: { organisationId: '01936f5e-0000-7000-8000-000000000001', fileName: '金盏地区总工会会员名册.xlsx' },
    upload: new Uint8Array(),
  },
  getRosterTemplate: {},
  getRoster: { params },
  listRosterRows: { params, query: { filter: 'faulty' } },
  getRosterReport: { params },
  importRoster: { params, body: { version: 2 } },
  undoRoster: { params, body: { version: 4 } },
}
