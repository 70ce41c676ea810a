import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'

export const channels = ['sms', 'wechat'] as const
export type Channel = (typeof channels)[number]

/** `unknown` may have gone out, `dead` did not: both are for staff to look at. */
export const deliveryStates = ['due', 'sending', 'sent', 'unknown', 'dead'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export const deliveryView = z.object({
  id,
  channel: z.enum(channels),
  state: z.enum(deliveryStates),
  /** Title of the message it carries, in the reader's language. */
  title: z.string(),
  /** Masked phone number; empty for a WeChat account, which says nothing to anybody. */
  recipient: z.string(),
  organisationName: z.nullable(z.string()),
  createdAt: instant,
  /** Since when it waits at the desk; null once somebody has settled it. */
  since: z.nullable(instant),
  tries: z.int(),
  /** The provider's code, or ours, of the last failure. */
  errorCode: z.nullable(z.string()),
  actions: z.array(z.enum(['sendAgain', 'leave'])),
})
export type DeliveryView = z.output<typeof deliveryView>

export const deliveriesView = z.extend(pageOf(deliveryView), {
  /** In reach and not settled, whatever the filter. */
  counts: z.object({ waiting: z.int(), unknown: z.int(), dead: z.int() }),
})
export type DeliveriesView = z.output<typeof deliveriesView>

export const notificationsDesk = defineContract({
  listDeliveries: {
    method: 'GET',
    path: '/desk/notifications/deliveries',
    summary: 'Messages that could not be sent, or of which nobody knows whether they were; newest first.',
    access: 'staff',
    effect: 'auditedRead',
    audit: 'notifications.deliveries_viewed',
    query: z.extend(pageQuery, { state: z.optional(z.enum(['unknown', 'dead'])) }),
    returns: deliveriesView,
  },
  settleDelivery: {
    method: 'POST',
    path: '/desk/notifications/deliveries/:deliveryId/decisions',
    summary:
      'Sends a message again, or leaves it as it is; a WeChat message goes again only while the person allows one.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'notifications.delivery_settled',
    params: z.object({ deliveryId: id }),
    body: z.object({ decision: z.enum(['sendAgain', 'leave']) }),
    returns: deliveryView,
    errors: ['notifications.not_found', 'notifications.settled_meanwhile', 'notifications.no_consent'],
  },
})
