import type { Examples } from '../http/contract'
import type { desk } from './contract'

export const deskExamples: Examples<typeof desk> = {
  listWorkItems: { query: { feature: 'membership' } },
  assignWorkItem: {
    params: { workItemId: '01936f5e-0000-7000-8000-000000000002' },
    body: { to: 'me' },
  },
  handBackWorkItem: {
    params: { workItemId: '01936f5e-0000-7000-8000-000000000002' },
    body: { version: 3, reason: '请先向申请人核实住址。' },
  },
}
