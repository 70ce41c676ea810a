import { registerContests } from './contests.hooks'

export { contestDeskRoutes } from './contests.desk.routes'
export { contestRoutes, judgingRoutes } from './contests.routes'
export { scoringRule } from './contests.rules'
export { routes } from './routes'

export function registerHooks(): void {
  registerContests()
}
