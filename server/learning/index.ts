import { registerContests } from './contests.hooks'

export { contestDeskRoutes } from './contests.desk.routes'
export {
  Contest,
  ContestCertificate,
  ContestEntry,
  ContestJudge,
  ContestMember,
  ContestPerformance,
  ContestScore,
  ContestStage,
} from './contests.entities'
export { contestRoutes, judgingRoutes } from './contests.routes'
export { scoringRule } from './contests.rules'
export { routes } from './routes'

export function registerHooks(): void {
  registerContests()
}
