import type { Examples } from '../http/contract'
import type { privacy } from './contract'
import type { privacyDesk } from './desk.contract'

const correctionId = '01936f5e-0000-7000-8000-000000000003'

export const privacyExamples: Examples<typeof privacy> = {
  getNotice: {},
  listConsents: {},
  giveConsents: { body: { noticeVersion: '2026-11', purposes: ['notice', 'document'] } },
  withdrawConsent: { params: { purpose: 'location' }, body: { endings: [] } },
  getData: {},
  downloadData: {},
  downloadWholeData: {},
  listCorrections: { query: {} },
  fileCorrection: { body: { field: 'workplace', value: '演示配送站', reason: '换了站点' } },
  withdrawCorrection: { params: { correctionId }, body: { version: 1 } },
  listLooks: { query: {} },
  getClosure: {},
  requestClosure: {},
  cancelClosure: {},
}

export const privacyDeskExamples: Examples<typeof privacyDesk> = {
  getCorrection: { params: { correctionId } },
  revealCorrection: { params: { correctionId } },
  decideCorrection: { params: { correctionId }, body: { decision: 'approve', version: 1, assurance: 'seenByStaff' } },
  listDeletions: { query: {} },
}
