import { registerJob } from '../platform/jobs'
import { anchorJob } from './anchors'
import { sealJob } from './sealing'
import { verifyJob } from './verification'

export { routes } from './routes'

export function registerHooks(): void {
  registerJob(sealJob)
  registerJob(anchorJob)
  registerJob(verifyJob)
}
