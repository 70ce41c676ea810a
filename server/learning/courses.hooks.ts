import { personMoved } from '../identity'
import { organisationMerged } from '../organisations'
import { registerJob } from '../platform/jobs'
import { sweepExpired } from '../platform/sweep'
import { personalData, personErased, registerRetention } from '../privacy'
import { Course } from './courses.entities'
import {
  deleteOldProgress,
  deleteOldRatings,
  describeLearning,
  eraseLearning,
  moveLearning,
  sweepWatches,
} from './courses.privacy'
import { videoJob } from './videos.job'

/** What courses tell lower features. */
export function registerCourses(): void {
  registerJob(videoJob)
  personMoved.register('learning.courses', moveLearning)
  personalData.register('learning.courses', describeLearning)
  personErased.register('learning.courses', eraseLearning)
  organisationMerged.register('learning.courses', async (db, from, to) => {
    await db.update(Course, { organisationId: from.id }, { organisationId: to.id })
  })
  sweepExpired.register('learning.courses', sweepWatches)
  registerRetention({ name: 'learning.progress', erase: deleteOldProgress })
  registerRetention({ name: 'learning.ratings', erase: deleteOldRatings })
}
