import type { Examples } from '../http/contract'
import type { membership } from './contract'
import type { membershipDesk } from './desk.contract'

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

export const membershipDeskExamples: Examples<typeof membershipDesk> = {
  getCase: { params: { applicationId } },
  revealApplicant: { params: { applicationId } },
  decideApplication: {
    params: { applicationId },
    body: { decision: 'approve', version: 2, assurance: 'seenByStaff' },
  },
}
