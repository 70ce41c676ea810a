import { findOpenid, findPerson } from '../identity'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { Delivery } from './entities'
import { takeConsent } from './subscriptions.service'
import { channelsOf } from './templates'

interface Told {
  messageId: string
  personId: string
  organisationId: string | null
  template: string
}

/**
 * Writes what goes out of a message beside the inbox, in the same transaction: an SMS where there is a number, a WeChat message
 * where the person allowed one, which is used up by that.
 */
export async function planDeliveries(db: Db, told: Told, now: Date): Promise<void> {
  const { sms, subscribe } = channelsOf(told.template)
  if (!sms && !subscribe) return
  const { phone, disabledAt } = await findPerson(db, told.personId)
  if (disabledAt !== null) return
  if (sms && phone !== null) await add(db, told, 'sms', phone, now)
  if (!subscribe) return
  const openid = await findOpenid(db, told.personId)
  if (openid !== null && (await takeConsent(db, told.personId, subscribe))) await add(db, told, 'wechat', openid, now)
}

async function add(db: Db, told: Told, channel: Delivery['channel'], recipient: string, now: Date): Promise<void> {
  await db.insert(Delivery, {
    ...told,
    id: newId(),
    channel,
    recipient,
    state: 'due',
    tries: 0,
    asks: 0,
    nextAt: now,
    createdAt: now,
  })
}
