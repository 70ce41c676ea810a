export { seedDemo } from './data'
export { routes } from './routes'
