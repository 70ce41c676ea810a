import { In, LessThan } from 'typeorm'
import { shanghaiDay, shanghaiTime } from '../../shared/http/time'
import { privacyMessages, privacySms } from '../../shared/privacy/messages'
import type { Db } from '../platform/db'
import {
  type CorrectionMoved,
  closureChanged,
  correctionMoved,
  type PersonalPart,
  personalData,
  personErased,
  registerRetention,
} from '../privacy'
import { Delivery, Message, Subscription } from './entities'
import { notify } from './service'
import { type Channels, type MessageParams, registerTemplates, writeMessage } from './templates'

/** Messages are the person's to see, and gone with them or when they are old. */
export function registerPrivacy(): void {
  registerTemplates('privacy', privacyMessages, channels)
  personalData.register('notifications', async (db, personId) => [await describeMessages(db, personId)])
  personErased.register('notifications', forgetPerson)
  correctionMoved.register('notifications', tellOfCorrection)
  closureChanged.register('notifications', tellOfClosure)
  registerRetention({ name: 'notifications.readMessages', erase: deleteReadMessages })
}

/** Whoever closes an account, or has it closed by somebody who holds their phone, learns of it while they can return. */
const channels: Record<string, Channels> = {
  closing: { sms: { text: privacySms.closing, params: ['until'] } },
  staysOpen: { sms: { text: privacySms.staysOpen, params: [] } },
}

async function forgetPerson(db: Db, personId: string): Promise<void> {
  for (const table of [Delivery, Subscription, Message]) await db.delete(table, { personId })
}

async function describeMessages(db: Db, personId: string): Promise<PersonalPart> {
  const messages = await db.find(Message, { where: { personId }, order: { id: 'DESC' } })
  const rows = messages.map(({ template, params, createdAt, readAt }) => ({
    ...writeMessage(template, JSON.parse(params) as MessageParams, 'zh'),
    createdAt,
    readAt,
  }))
  return { part: 'messages', rows }
}

async function tellOfCorrection(db: Db, { correction, step }: CorrectionMoved, now: Date): Promise<void> {
  if (step === 'withdrawn') return
  const { id, personId, version, caseNumber } = correction
  await notify(
    db,
    {
      personId,
      template: `privacy.${step}`,
      params: { number: caseNumber },
      link: '/privacy/corrections',
      dedupeKey: `${id} ${step} ${version}`,
    },
    now,
  )
}

async function tellOfClosure(
  db: Db,
  personId: string,
  step: 'closing' | 'staysOpen',
  closesAt: Date,
  now: Date,
): Promise<void> {
  const params = { until: `${shanghaiDay(closesAt)} ${shanghaiTime(closesAt)}` }
  const notice = { personId, template: `privacy.${step}`, params, link: '/privacy/closure', isActing: true } as const
  await notify(db, { ...notice, dedupeKey: `${personId} ${step} ${closesAt.getTime()}` }, now)
}

async function deleteReadMessages(db: Db, before: Date, limit: number): Promise<number> {
  const old = await db.find(Message, { where: { readAt: LessThan(before) }, select: { id: true }, take: limit })
  const ids = old.map(({ id }) => id)
  if (ids.length > 0) {
    await db.delete(Delivery, { messageId: In(ids) })
    await db.delete(Message, { id: In(ids) })
  }
  return old.length
}
