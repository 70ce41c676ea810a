export { routes } from './routes'
export { type HomeCaller, type HomeMember, type HomePart, homeCards, memberCards } from './service'
