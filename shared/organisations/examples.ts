import type { Examples } from '../http/contract'
import type { organisations } from './contract'
import type { organisationsDesk } from './desk.contract'
import type { staffDesk } from './staff.contract'

const organisationId = '01936f5e-0000-7000-8000-000000000005'
const otherId = '01936f5e-0000-7000-8000-000000000007'
const personId = '01936f5e-0000-7000-8000-000000000008'

export const organisationsExamples: Examples<typeof organisations> = {
  listOrganisations: { query: { q: '金盏' } },
  getOrganisation: { params: { organisationId } },
}

const union = {
  name: '东坝街道总工会',
  kind: 'street' as const,
  creditCode: null,
  regionCode: '110105',
  address: '东坝中路 1 号',
  position: { latitude: 39.962431, longitude: 116.548722 },
  contactPhone: '010-00000000',
  hours: '工作日 9:00–17:00',
  acceptsApplications: true,
}

export const organisationsDeskExamples: Examples<typeof organisationsDesk> = {
  listNodes: { query: { q: '东坝' } },
  getNode: { params: { organisationId } },
  addNode: { body: { ...union, parentId: otherId } },
  editNode: { params: { organisationId }, body: { ...union, version: 1 } },
  moveNode: { params: { organisationId }, body: { to: otherId, version: 1 } },
  mergeNode: { params: { organisationId }, body: { into: otherId, version: 1 } },
  closeNode: { params: { organisationId }, body: { version: 1 } },
  getImportTemplate: {},
  checkImport: { upload: new Uint8Array() },
  importNodes: { upload: new Uint8Array() },
}

export const staffDeskExamples: Examples<typeof staffDesk> = {
  listStaff: { query: { role: 'reviewer' } },
  listInvitations: { query: {} },
  grantRole: { body: { organisationId, role: 'reviewer', who: { phone: '13800008000' } } },
  endGrant: { params: { grantId: '01936f5e-0000-7000-8000-000000000009' } },
  withdrawInvitation: { params: { invitationId: '01936f5e-0000-7000-8000-000000000009' } },
  disableAccount: { params: { personId } },
  enableAccount: { params: { personId } },
  resetSecondFactor: { params: { personId } },
}
