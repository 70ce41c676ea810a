export { routes } from './routes'
export { countUnread, notify } from './service'
export { registerTemplates, type Templates } from './templates'
