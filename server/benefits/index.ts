export { deskRoutes } from './desk.routes'
export { routes } from './routes'

export function registerHooks(): void {}
