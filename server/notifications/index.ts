export { routes } from './routes'
export { countUnread, notify, takeBackNotices } from './service'
export { registerTemplates, type Templates } from './templates'
