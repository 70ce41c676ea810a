import { contestMessages } from '../../shared/learning/contestMessages'
import { workItemGiven } from '../desk'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { organisationMerged } from '../organisations'
import { registerJob } from '../platform/jobs'
import { personalData, registerRetention } from '../privacy'
import { Contest } from './contests.entities'
import { contestJobs } from './contests.jobs'
import { deleteOldContests, describeContests, moveContests } from './contests.privacy'
import { giveReview } from './contests.review'

/** What contests tell lower features, and do by themselves. */
export function registerContests(): void {
  registerTemplates('contests', contestMessages)
  for (const job of contestJobs) registerJob(job)
  workItemGiven.register('learning.contests', giveReview)
  personMoved.register('learning.contests', moveContests)
  personalData.register('learning.contests', describeContests)
  registerRetention({ name: 'learning.contests', erase: deleteOldContests })
  organisationMerged.register('learning.contests', async (db, { id: organisationId }, to) => {
    await db.update(Contest, { organisationId }, { organisationId: to.id })
  })
}
