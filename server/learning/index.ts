export { routes } from './routes'

export function registerHooks(): void {}
