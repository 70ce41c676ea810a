import type { Examples } from '../http/contract'
import type { classChildren } from './children.contract'
import type { classChildrenDesk } from './children.desk.contract'

const priorityId = '01936f5e-0000-7000-8000-000000000064'
const collectorId = '01936f5e-0000-7000-8000-000000000062'
const pictureId = '01936f5e-0000-7000-8000-000000000063'
const upload = new Uint8Array([0xff, 0xd8, 0xff])
const childId = '01936f5e-0000-7000-8000-000000000061'

export const childrenExamples: Examples<typeof classChildren> = {
  listChildren: {},
  addChild: {
    body: {
      name: '王小雨',
      documentKind: 'residentId',
      documentNumber: '110111201905120023',
      entryYear: 2025,
      relation: 'mother',
      noticeVersion: '1.0',
    },
  },
  getChild: { params: { childId } },
  editChild: {
    params: { childId },
    body: {
      version: 1,
      entryYear: 2025,
      health: { allergies: ['花生'], conditions: null, medicines: null, diet: null },
      contacts: [{ name: '王桂芬', phone: '13800000199', relation: '奶奶' }],
    },
  },
  endChild: { params: { childId } },
  addProof: { params: { childId }, upload },
  removeProof: { params: { childId, pictureId } },
  submitChild: { params: { childId }, body: {} },
  listCollectors: { params: { childId } },
  addCollector: { params: { childId }, body: { name: '王桂芬', phone: '13800000199', relation: '奶奶' } },
  removeCollector: { params: { childId, collectorId } },
  putCollectorPhoto: { params: { childId, collectorId }, upload },
  listPriorities: {},
  claimPriority: { body: { group: 'dualIncome' } },
  addPriorityProof: { params: { priorityId }, upload },
  removePriorityProof: { params: { priorityId, pictureId } },
  submitPriority: { params: { priorityId }, body: {} },
  endPriority: { params: { priorityId } },
  getPicture: { params: { token: 'a-link-of-five-minutes' } },
}

export const childrenDeskExamples: Examples<typeof classChildrenDesk> = {
  getGuardianship: { params: { guardianshipId: childId } },
  revealGuardianship: { params: { guardianshipId: childId } },
  decideGuardianship: { params: { guardianshipId: childId }, body: { decision: 'confirm', version: 2 } },
  getPriority: { params: { priorityId } },
  decidePriority: {
    params: { priorityId },
    body: { decision: 'return', version: 2, reason: '请补一张双方单位开具的在职证明。' },
  },
  seePicture: { params: { subjectId: childId, token: 'a-link-of-five-minutes' } },
}
