import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, organisationRef, text, version } from '../http/fields'
import { file } from '../http/files'
import { pageOf, pageQuery } from '../http/page'
import { documentKinds } from './documents'
import { eventCounter, eventStates } from './events'
import { applicationStates } from './states'

/** What staff say of an event. */
export const eventInput = z.object({
  name: text(80),
  place: text(120),
  /** What joining here gives, in words; null where nothing. */
  gift: z.nullable(text(80)),
  startsAt: instant,
  endsAt: instant,
})
export type EventInput = z.output<typeof eventInput>

export const deskEventView = z.extend(eventInput, {
  id,
  version,
  code: z.string(),
  state: z.enum(eventStates),
  organisation: organisationRef,
  closedAt: z.nullable(instant),
  /** What the QR encodes: the link of the H5 page. */
  qrText: z.string(),
  counter: eventCounter,
  actions: z.array(z.enum(['edit', 'close'])),
})
export type DeskEventView = z.output<typeof deskEventView>

/** Somebody who handed in an application at the event; masked. */
export const joinerView = z.object({
  /** The application's id. */
  id,
  version,
  name: z.string(),
  documentKind: z.enum(documentKinds),
  documentNumber: z.string(),
  receiptNumber: z.string(),
  state: z.enum(applicationStates),
  submittedAt: instant,
  /** Who saw the document itself, and when. */
  seen: z.nullable(z.object({ at: instant, by: z.string() })),
  actions: z.array(z.enum(['see'])),
})
export type JoinerView = z.output<typeof joinerView>

const eventId = z.object({ eventId: id })

export const membershipEvents = defineContract({
  listEvents: {
    method: 'GET',
    path: '/desk/membership/events',
    summary:
      'Joining events of the own subtree: open and planned ones, soonest over first, or past ones, newest first.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.events_viewed',
    query: z.extend(pageQuery, { when: z.optional(z.enum(['open', 'past'])) }),
    returns: pageOf(deskEventView),
  },
  listEventUnions: {
    method: 'GET',
    path: '/desk/membership/event-unions',
    summary: 'Unions of the own subtree that accept applications, where an event can be opened.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.event_unions_viewed',
    query: z.extend(pageQuery, { q: z.optional(text(60)) }),
    returns: pageOf(z.object({ id, name: z.string(), address: z.nullable(z.string()) })),
  },
  openEvent: {
    method: 'POST',
    path: '/desk/membership/events',
    summary: 'Opens a joining event of a union in the own subtree.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.event_opened',
    body: z.extend(eventInput, { organisationId: id }),
    returns: deskEventView,
    errors: ['membership.organisation_closed', 'membership.event_times_invalid'],
  },
  getDeskEvent: {
    method: 'GET',
    path: '/desk/membership/events/:eventId',
    summary: 'A joining event with its counter, as the stand shows it.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.event_viewed',
    params: eventId,
    returns: deskEventView,
    errors: ['membership.event_not_found'],
  },
  editEvent: {
    method: 'PUT',
    path: '/desk/membership/events/:eventId',
    summary: 'Changes an event that is not over, at the version staff saw.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.event_edited',
    params: eventId,
    body: z.extend(eventInput, { version }),
    returns: deskEventView,
    errors: [
      'membership.event_not_found',
      'membership.event_closed',
      'membership.event_changed',
      'membership.event_times_invalid',
    ],
  },
  closeEvent: {
    method: 'POST',
    path: '/desk/membership/events/:eventId/closure',
    summary: 'Closes an event before its time: its QR takes no more applications. Closing twice is closing once.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.event_closed',
    params: eventId,
    returns: deskEventView,
    errors: ['membership.event_not_found'],
  },
  listJoiners: {
    method: 'GET',
    path: '/desk/membership/events/:eventId/applications',
    summary: 'Who handed in an application at the event, newest first; or the one with a receipt number.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.event_joiners_viewed',
    params: eventId,
    query: z.extend(pageQuery, { unseen: z.optional(z.enum(['true'])), receipt: z.optional(text(30)) }),
    returns: pageOf(joinerView),
    errors: ['membership.event_not_found'],
  },
  seeDocument: {
    method: 'POST',
    path: '/desk/membership/events/:eventId/applications/:applicationId/sighting',
    summary: 'Records that staff at the event saw the document an application names, as it names it.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.document_seen',
    params: z.object({ applicationId: id, eventId: id }),
    /** The version whose masked document staff had before them. */
    body: z.object({ version }),
    returns: joinerView,
    errors: [
      'membership.event_not_found',
      'membership.not_found',
      'membership.changed_meanwhile',
      'membership.sighting_unavailable',
    ],
  },
  getWechatCode: {
    method: 'GET',
    path: '/desk/membership/events/:eventId/wechat-code',
    summary: 'The event’s mini program code as a picture, made by WeChat and then kept.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.event_code_fetched',
    params: eventId,
    returns: file,
    errors: ['membership.event_not_found', 'server.outside_failed'],
  },
})
