import { registerClaims } from './claims.hooks'
import { registerCovers } from './covers.hooks'
import { registerDeskHooks } from './desk.hooks'
import { registerPapers } from './papers.hooks'

export { claimDeskRoutes } from './claims.desk.routes'
export { Claim, ClaimLine } from './claims.entities'
export { printOf } from './claims.queries'
export { claimRoutes } from './claims.routes'
export { appealRule, othersPapersRule } from './claims.rules'
export { clocksRule, findStepDueAt, itemDueAt } from './clocks'
export { coversRule } from './covers.rules'
export { Cover, Plan, PlanVersion } from './entities'
export { figuresRoutes } from './figures.routes'
export { fingerprint } from './papers.checking'
export { Paper } from './papers.entities'
export { paperRoutes } from './papers.routes'
export { planDeskRoutes } from './plans.desk.routes'
export { routes } from './routes'

export function registerHooks(): void {
  registerCovers()
  registerPapers()
  registerDeskHooks()
  registerClaims()
}
