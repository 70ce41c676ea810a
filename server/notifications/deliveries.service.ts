import { AppError } from '../../shared/http/errors'
import type { Locale } from '../../shared/i18n'
import { maskPhone } from '../../shared/identity/masks'
import type { DeliveryView } from '../../shared/notifications/desk.contract'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { countDeliveries, type DeliveryFilter, findDeliveries, findDelivery, reachOf, settleRow } from './desk.queries'
import type { Delivery } from './entities'
import { takeConsent } from './subscriptions.service'
import { channelsOf, type MessageParams, writeMessage } from './templates'

/** Who looks after messages; an auditor only looks. */
const reading = ['orgAdmin', 'auditor']

function asReader(actor: StaffActor): StaffActor {
  const grants = actor.grants.filter(({ role }) => reading.includes(role))
  if (grants.length === 0) throw new AppError('access.denied')
  return { ...actor, grants }
}

export async function listDeliveries(db: Db, actor: StaffActor, filter: DeliveryFilter, locale: Locale) {
  const reader = asReader(actor)
  const reach = await reachOf(db, reader)
  const page = toPage(await findDeliveries(db, reach, filter), (row) => [row.attentionAt!.toISOString(), row.id])
  const items = page.items.map((row) => toView(row, reader, locale))
  return { ...page, items, counts: await countDeliveries(db, reach) }
}

/** Sends it again as if it had never been tried, or takes it off the desk. */
export async function settleDelivery(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: 'sendAgain' | 'leave',
  locale: Locale,
  now: Date,
): Promise<DeliveryView> {
  const row = await findDelivery(db, await reachOf(db, actor), id)
  if (!row) throw new AppError('notifications.not_found')
  if (row.attentionAt === null) throw new AppError('notifications.settled_meanwhile')
  const change: Partial<Delivery> =
    decision === 'leave'
      ? { attentionAt: null }
      : { attentionAt: null, state: 'due', tries: 0, asks: 0, nextAt: now, reference: null, sendingSince: null }
  if (!(await settleRow(db, row, change))) throw new AppError('notifications.settled_meanwhile')
  if (decision === 'sendAgain') await requireConsent(db, row)
  return toView({ ...row, ...change }, actor, locale)
}

/** The consent it had is used up, or was given back: one more message needs one more. */
async function requireConsent(db: Db, { channel, personId, template }: Delivery): Promise<void> {
  if (channel !== 'wechat') return
  const { subscribe } = channelsOf(template)
  if (!subscribe || !(await takeConsent(db, personId, subscribe))) throw new AppError('notifications.no_consent')
}

function toView(row: Delivery, { grants }: StaffActor, locale: Locale): DeliveryView {
  const { id, channel, state, template, message, recipient, organisation, attentionAt, tries, errorCode } = row
  const params = message ? (JSON.parse(message.params) as MessageParams) : {}
  const mayAct = attentionAt !== null && grants.some(({ role }) => role === 'orgAdmin')
  return {
    id,
    channel,
    state,
    title: writeMessage(template, params, locale).title,
    recipient: channel === 'sms' && recipient !== null ? maskPhone(recipient) : '',
    organisationName: organisation?.name ?? null,
    createdAt: row.createdAt.toISOString(),
    since: attentionAt?.toISOString() ?? null,
    tries,
    errorCode,
    actions: mayAct ? ['sendAgain', 'leave'] : [],
  }
}
