import Taro from '@tarojs/taro'
import type { deskText } from '../../../shared/desk/text'
import { type Role, staffRoles } from '../../../shared/organisations/roles'

export interface Section {
  name: keyof (typeof deskText)['zh']['sections']
  path: string
  /** Any of these roles opens it. */
  roles: readonly Role[]
}

/** The parts of the desk, in the order they are shown; each feature adds its own. */
export const sections: readonly Section[] = [
  { name: 'queue', path: '/desk/work/queue', roles: staffRoles },
  { name: 'figures', path: '/desk/membership/figures', roles: ['orgAdmin', 'reviewer', 'auditor'] },
  { name: 'members', path: '/desk/membership/members', roles: ['reviewer'] },
  { name: 'events', path: '/desk/membership/events', roles: ['reviewer'] },
  { name: 'rosters', path: '/desk/membership/rosters', roles: ['reviewer'] },
  { name: 'plans', path: '/desk/insurance/plans', roles: ['orgAdmin'] },
  { name: 'fileClaim', path: '/desk/insurance/file', roles: ['assessor'] },
  { name: 'payouts', path: '/desk/payments/payouts', roles: ['payer'] },
  {
    name: 'claimFigures',
    path: '/desk/insurance/figures',
    roles: ['orgAdmin', 'assessor', 'approver', 'payer', 'auditor'],
  },
  { name: 'classTerms', path: '/desk/classes/terms', roles: ['classManager'] },
  { name: 'classSites', path: '/desk/classes/sites', roles: ['classManager'] },
  { name: 'careWorkers', path: '/desk/classes/workers', roles: ['classManager'] },
  { name: 'classDays', path: '/desk/classes/duties', roles: ['teacher', 'classManager'] },
  { name: 'courses', path: '/desk/learning/courses', roles: ['learningEditor'] },
  { name: 'benefits', path: '/desk/benefits/campaigns', roles: ['benefitsManager'] },
  { name: 'quizzes', path: '/desk/learning/papers', roles: ['learningEditor'] },
  { name: 'questionBank', path: '/desk/learning/bank', roles: ['learningEditor'] },
  { name: 'judging', path: '/learning/judging', roles: ['judge'] },
  { name: 'contests', path: '/desk/learning/contests', roles: ['learningEditor'] },
  { name: 'merchants', path: '/desk/benefits/merchants', roles: ['benefitsManager'] },
  { name: 'organisations', path: '/desk/organisations/tree', roles: ['orgAdmin'] },
  { name: 'staff', path: '/desk/organisations/staff', roles: ['orgAdmin'] },
  { name: 'deliveries', path: '/desk/notifications/deliveries', roles: ['orgAdmin', 'auditor'] },
  { name: 'audit', path: '/desk/audit/log', roles: ['auditor'] },
  { name: 'deletions', path: '/desk/privacy/deletions', roles: ['auditor'] },
]

/** Whether the page on the screen is the one at this path. */
export const isAt = (path: string): boolean =>
  `/${(Taro.getCurrentInstance().router?.path ?? '').split('?')[0]!.replace(/^\//, '')}` === path
