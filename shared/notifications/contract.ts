import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { subscribeAnswers, subscribeKinds, templatesAtOnce } from './subscribe'

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
    summary: 'Marks every message up to this one as read, or those between two.',
    access: 'person',
    whileClosing: true,
    body: z.object({ upTo: id, from: z.optional(id) }),
    returns: z.object({ unread: z.int() }),
  },
  listSubscriptions: {
    method: 'GET',
    path: '/notifications/subscriptions',
    summary: 'The kinds of WeChat messages a person may be asked to allow, with the templates to ask for.',
    access: 'public',
    returns: z.object({ items: z.array(z.object({ kind: z.enum(subscribeKinds), templateId: z.string() })) }),
  },
  answerSubscriptions: {
    method: 'POST',
    path: '/notifications/subscriptions',
    summary: 'What WeChat answered when the person was asked: each `accept` allows one message of its kind.',
    access: 'person',
    body: z.object({
      answers: z
        .array(z.object({ kind: z.enum(subscribeKinds), answer: z.enum(subscribeAnswers) }))
        .check(z.minLength(1), z.maxLength(templatesAtOnce)),
    }),
    returns: z.object({ allowed: z.array(z.object({ kind: z.enum(subscribeKinds), count: z.int() })) }),
  },
})
