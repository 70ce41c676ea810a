import type { Examples } from '../http/contract'
import { classId } from './examples'
import type { ClassContent, SiteContent } from './plans'
import type { classPlansDesk } from './plans.desk.contract'
import type { classWorkersDesk } from './workers.desk.contract'

const termId = '01936f5e-0000-7000-8000-0000000000c2'
const siteId = '01936f5e-0000-7000-8000-0000000000c3'
const workerId = '01936f5e-0000-7000-8000-0000000000c4'
const organisationId = '01936f5e-0000-7000-8000-0000000000c5'
const term = { name: '2027 年暑期托管', from: '2027-07-01', to: '2027-08-31' }

const site: SiteContent = {
  name: '长阳职工子女托管点',
  address: '长阳镇演示路 8 号',
  phone: null,
  rooms: [{ name: '一层活动室', seats: 40 }],
  safety: {
    inspectedOn: '2026-06-01',
    inspectedBy: '演示消防检查',
    exits: 2,
    extinguishers: 8,
    hasCameras: true,
    hasGuard: true,
    firstAid: null,
    remarks: null,
  },
}

const content: ClassContent = {
  name: '暑期托管一班',
  kind: 'childcare',
  summary: '作业辅导、阅读和体育。',
  room: '一层活动室',
  grades: { from: 1, to: 2 },
  born: null,
  sessions: {
    from: '2027-07-05',
    to: '2027-08-06',
    weekdays: [1, 2, 3, 4, 5],
    startsAt: '08:00',
    endsAt: '17:30',
    offDays: [],
  },
  feeFen: 0,
  mealFeeFen: 30_000,
  childrenPerTeacher: 15,
  minimum: 10,
  healthExclusions: [],
  menus: [],
  allocation: 'firstCome',
  quotas: [],
}
const window = { opensAt: '2027-06-01T01:00:00.000Z', closesAt: '2027-06-20T09:00:00.000Z' }
const written = { siteId, content, seats: 30, ...window }

export const classPlansDeskExamples: Examples<typeof classPlansDesk> = {
  listTerms: { query: {} },
  addTerm: { body: { organisationId, term } },
  getTerm: { params: { termId }, query: {} },
  editTerm: { params: { termId }, body: { version: 1, term } },
  copyTerm: { params: { termId }, body: { name: '2028 年暑期托管', from: '2028-07-01' } },
  openClassForm: { params: { termId } },
  listSites: { query: {} },
  addSite: { body: { organisationId, content: site, position: { latitude: 39.76, longitude: 116.19 } } },
  getSite: { params: { siteId } },
  editSite: { params: { siteId }, body: { version: 1, content: site, position: null } },
  closeSite: { params: { siteId }, body: { version: 1 } },
  addClass: { body: { termId, ...written } },
  getDeskClass: { params: { classId } },
  editClass: { params: { classId }, body: { version: 1, ...written } },
  discardClass: { params: { classId } },
  publishClass: { params: { classId }, body: { version: 1 } },
}

const worker = { name: '梁燕', phone: '13800000199', duty: 'teacher' as const, personId: null }

export const classWorkersDeskExamples: Examples<typeof classWorkersDesk> = {
  listWorkers: { query: {} },
  addWorker: { body: { organisationId, worker } },
  getWorker: { params: { workerId } },
  editWorker: { params: { workerId }, body: { version: 1, worker } },
  recordCheck: { params: { workerId }, body: { version: 1, checkedOn: '2026-11-20', isClear: true } },
  endWorker: { params: { workerId }, body: { version: 1 } },
  assignWorker: { params: { classId, workerId } },
  unassignWorker: { params: { classId, workerId } },
}
