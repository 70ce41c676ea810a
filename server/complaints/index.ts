import { complaintMessages } from '../../shared/complaints/messages'
import { workItemGiven } from '../desk'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { organisationMerged } from '../organisations'
import { ownTargets, personalData, personErased, registerRetention } from '../privacy'
import {
  deleteOldComplaints,
  eraseComplaints,
  findTargets,
  followMerger,
  listPersonalData,
  moveComplaints,
} from './following'
import { give } from './giving'

export { Complaint } from './entities'
export { deskRoutes, routes } from './routes'
export { answerRule } from './rules'
export { ownUnion } from './service'

export function registerHooks(): void {
  registerTemplates('complaints', complaintMessages)
  personMoved.register('complaints', moveComplaints)
  organisationMerged.register('complaints', followMerger)
  personalData.register('complaints', listPersonalData)
  personErased.register('complaints', eraseComplaints)
  workItemGiven.register('complaints', give)
  ownTargets.register('complaints', findTargets)
  registerRetention({ name: 'complaints.ended', erase: deleteOldComplaints })
}
