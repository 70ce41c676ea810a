import { identityMessages } from '../../shared/identity/messages'
import { accountChanged } from '../identity'
import { newId } from '../platform/random'
import { registerPrivacy } from './privacy'
import { notify } from './service'
import { registerTemplates } from './templates'

export { routes } from './routes'
export { countUnread, notify, takeBackNotices } from './service'
export { registerTemplates, type Templates } from './templates'

export function registerHooks(): void {
  registerTemplates('identity', identityMessages)
  accountChanged.register('notifications', (db, { name, ...message }, now) =>
    notify(db, { ...message, template: `identity.${name}`, dedupeKey: `identity.${name} ${newId()}` }, now),
  )
  registerPrivacy()
}
