import { coverMessages } from '../../shared/insurance/coverMessages'
import { homeCards } from '../home'
import { personMoved } from '../identity'
import {
  membershipApproved,
  membershipEnded,
  membershipMoved,
  membershipResumed,
  membershipsInUse,
  membershipTakenBack,
} from '../membership'
import { registerTemplates } from '../notifications'
import { organisationMerged } from '../organisations'
import { registerJob } from '../platform/jobs'
import { personalData, registerRetention } from '../privacy'
import { deleteOldCovers, findInUse, followMerger, listPersonalData, movePersonCovers } from './covers.following'
import { endCovers, grantByRule, moveCovers, resumeCovers, takeBackCovers } from './covers.granting'
import { coverJobs } from './covers.jobs'
import { describeHome } from './home'

/** What becomes of covers when something happens to a membership, a person or a union. */
export function registerCovers(): void {
  homeCards.register('insurance', describeHome)
  registerTemplates('insurance', coverMessages)
  membershipApproved.register('insurance.covers', grantByRule)
  membershipEnded.register('insurance.covers', endCovers)
  membershipResumed.register('insurance.covers', resumeCovers)
  membershipMoved.register('insurance.covers', moveCovers)
  membershipsInUse.register('insurance.covers', findInUse)
  membershipTakenBack.register('insurance.covers', takeBackCovers)
  personMoved.register('insurance.covers', movePersonCovers)
  organisationMerged.register('insurance.covers', followMerger)
  personalData.register('insurance.covers', listPersonalData)
  for (const job of coverJobs) registerJob(job)
  registerRetention({ name: 'insurance.endedCovers', erase: deleteOldCovers })
}
