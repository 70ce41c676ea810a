export { routes } from './routes'
export { type HomeCaller, type HomePart, homeCards } from './service'
