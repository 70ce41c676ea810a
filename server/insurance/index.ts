export { Claim, ClaimLine } from './claims.entities'
export { Cover, Plan, PlanVersion } from './entities'
export { Paper } from './papers.entities'
