import type { Examples } from '../http/contract'
import type { membershipBulk } from './bulk.contract'
import type { membership } from './contract'
import type { membershipDesk } from './desk.contract'
import type { membershipEvents } from './events.contract'
import type { membershipReleases } from './releases.contract'
import type { membershipReleasesDesk } from './releases.desk.contract'

const applicationId = '01936f5e-0000-7000-8000-000000000003'
const signature = {
  width: 600,
  height: 240,
  strokes: [
    [40, 120, 90, 60, 140, 170],
    [200, 80, 380, 90],
  ],
}

export const membershipExamples: Examples<typeof membership> = {
  getJoin: { query: { event: 'JZ2626XY' } },
  listPlaces: { query: {} },
  getEvent: { params: { code: 'JZ2626XY' } },
  getEventCounter: { params: { code: 'JZ2626XY' } },
  draftApplication: {
    body: {
      eventCode: 'JZ2626XY',
      name: '王建国',
      documentKind: 'residentId',
      documentNumber: '110105198503120012',
      documentExpiry: 'longTerm',
      occupation: 'foodDelivery',
      workplace: '美团外卖',
      signature,
    },
  },
  editApplication: { params: { applicationId }, body: { version: 1, workplace: '饿了么' } },
  submitApplication: { params: { applicationId }, body: { version: 2 } },
  withdrawApplication: { params: { applicationId }, body: {} },
  getApplication: { params: { applicationId } },
  listMyApplications: { query: {} },
  getCard: {},
  checkCard: { body: { qr: 'UM1.AZNvXgAAcACAAAAAAAAABA.1763690460.u1Zg2u6XyX0k8e0dJw3oJg' } },
}

const releaseId = '01936f5e-0000-7000-8000-000000000003'

export const membershipReleasesExamples: Examples<typeof membershipReleases> = {
  openRelease: { body: { about: 'phone', phone: '13800008000', code: '135790', name: '王建国', note: '刚办的新号' } },
  listMyReleases: {},
  getRelease: { params: { releaseId } },
  answerRelease: { params: { releaseId }, body: { note: '已到服务站出示办号凭证', version: 2 } },
}

export const membershipReleasesDeskExamples: Examples<typeof membershipReleasesDesk> = {
  getReleaseCase: { params: { releaseId } },
  revealRelease: { params: { releaseId } },
  decideRelease: {
    params: { releaseId },
    body: { decision: 'return', version: 1, asked: '请带运营商的办号凭证来一趟' },
  },
  openDocumentRelease: { params: { applicationId }, body: {} },
}

export const membershipDeskExamples: Examples<typeof membershipDesk> = {
  getCase: { params: { applicationId } },
  revealApplicant: { params: { applicationId } },
  decideApplication: {
    params: { applicationId },
    body: { decision: 'approve', version: 2, assurance: 'seenByStaff' },
  },
}

const eventId = '01936f5e-0000-7000-8000-000000000006'
const event = {
  name: '骑手驿站现场入会',
  place: '龙城祥瑞配送站',
  gift: '雨衣一件',
  startsAt: '2026-11-23T01:00:00.000Z',
  endsAt: '2026-11-23T10:00:00.000Z',
}

export const membershipEventsExamples: Examples<typeof membershipEvents> = {
  listEvents: { query: { when: 'open' } },
  listEventUnions: { query: { q: '金盏' } },
  openEvent: { body: { ...event, organisationId: '01936f5e-0000-7000-8000-000000000001' } },
  getDeskEvent: { params: { eventId } },
  editEvent: { params: { eventId }, body: { ...event, place: '金盏路 8 号', version: 1 } },
  closeEvent: { params: { eventId } },
  listJoiners: { params: { eventId }, query: { unseen: 'true' } },
  seeDocument: { params: { eventId, applicationId }, body: { version: 2 } },
  getWechatCode: { params: { eventId } },
}

export const membershipBulkExamples: Examples<typeof membershipBulk> = {
  decideApplications: {
    body: { items: [{ id: applicationId, decision: 'approve', version: 2, assurance: 'stated' }] },
  },
}
