export { routes } from './routes'
export { type HomePart, homeCards } from './service'
