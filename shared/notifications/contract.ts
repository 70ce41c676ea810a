import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'

export const messageView = z.object({
  id,
  title: z.string(),
  body: z.string(),
  /** Page to open, a path of the mini program; null where there is nothing to do. */
  link: z.nullable(z.string()),
  at: instant,
  readAt: z.nullable(instant),
})
export type MessageView = z.output<typeof messageView>

export const notifications = defineContract({
  listMessages: {
    method: 'GET',
    path: '/notifications',
    summary: 'The inbox, newest first, in the language asked for.',
    access: 'person',
    query: pageQuery,
    returns: z.extend(pageOf(messageView), { unread: z.int() }),
  },
  readMessages: {
    method: 'POST',
    path: '/notifications/reads',
    summary: 'Marks every message up to this one as read.',
    access: 'person',
    whileClosing: true,
    body: z.object({ upTo: id }),
    returns: z.object({ unread: z.int() }),
  },
})
