import { paperLostSms, paperMessages } from '../../shared/insurance/paperMessages'
import { registerTemplates } from '../notifications'
import { registerJob } from '../platform/jobs'
import { paperJob } from './papers.job'
import { verifyPapersJob } from './papers.verifying'

export function registerPapers(): void {
  registerTemplates('insurance', paperMessages, { paperLost: { sms: paperLostSms } })
  registerJob(paperJob)
  registerJob(verifyPapersJob)
}
