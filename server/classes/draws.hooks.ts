import { drawMessages } from '../../shared/classes/drawMessages'
import { registerTemplates } from '../notifications'
import { registerJob } from '../platform/jobs'
import { drawJobs } from './draws.jobs'

/** What draws do by themselves, and what is told of them. */
export function registerDraws(): void {
  registerTemplates('classes', drawMessages)
  for (const job of drawJobs) registerJob(job)
}
