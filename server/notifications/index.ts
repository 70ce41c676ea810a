import type { ServerConfig } from '../../config/server'
import { identityMessages } from '../../shared/identity/messages'
import { accountChanged, personMoved } from '../identity'
import type { Db } from '../platform/db'
import { registerJob } from '../platform/jobs'
import { registerGauge } from '../platform/metrics'
import { newId } from '../platform/random'
import { Delivery, Message } from './entities'
import { countOpen } from './outbox.queries'
import { registerPrivacy } from './privacy'
import { sendDue } from './sending.service'
import { notify } from './service'
import { moveConsents } from './subscriptions.service'
import { listSmsTemplates, registerTemplates } from './templates'

export { deskRoutes } from './desk.routes'
export { routes } from './routes'
export { countUnread, type Notice, notify, notifyAll, takeBackNotices } from './service'
export { type Channels, listSmsTemplates, registerTemplates } from './templates'

export function registerHooks(): void {
  personMoved.register('notifications', movePerson)
  registerTemplates('identity', identityMessages, { code: { sms: codeSms } })
  accountChanged.register('notifications', (db, { name, ...message }, now) =>
    notify(db, { ...message, template: `identity.${name}`, dedupeKey: `identity.${name} ${newId()}` }, now),
  )
  registerPrivacy()
  registerJob({
    name: 'notifications.send_sms',
    everySeconds: 1,
    isShared: true,
    run: (call) => sendDue(call, 'sms'),
  })
  registerJob({
    name: 'notifications.send_wechat',
    everySeconds: 1,
    isShared: true,
    run: (call) => sendDue(call, 'wechat'),
  })
  registerGauge({
    name: 'messages_open',
    help: 'Messages on their way by SMS and WeChat (due, sending), and those that wait at the desk (unknown, dead).',
    label: 'state',
    read: ({ database }) => countOpen(database.reader),
  })
}

/** Sign-in codes go by the same provider, at once and past the outbox. */
const codeSms = {
  text: {
    zh: '您的登录验证码是{1},几分钟内有效。请不要告诉别人。',
    en: 'Your sign-in code is {1}. It works for a few minutes. Tell nobody.',
  },
  params: ['code'],
}

/** Messages that must arrive and have no template at the SMS provider; English may do without. */
export function findSmsProblems({ sms }: ServerConfig): string[] {
  if (sms.provider !== 'tencent') return []
  const missing = listSmsTemplates().filter(({ template }) => sms.templates[`${template}.zh`] === undefined)
  return missing.map(({ template, text }) => `SMS_TEMPLATES lacks ${template}.zh; the text to register is: ${text.zh}`)
}

async function movePerson(db: Db, fromId: string, toId: string): Promise<void> {
  await db.update(Message, { personId: fromId }, { personId: toId })
  await db.update(Delivery, { personId: fromId }, { personId: toId })
  await moveConsents(db, fromId, toId)
}
