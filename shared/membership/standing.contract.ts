import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { day, id, instant, multilineText, organisationRef, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { changeActs, changeReasons, transferStates } from './standing'
import { membershipStates } from './states'

export const transferView = z.object({
  id,
  /** Shown as proof of receipt. */
  number: z.string(),
  state: z.enum(transferStates),
  version,
  from: organisationRef,
  to: organisationRef,
  /** The union whose turn it is; null once it is closed. */
  owner: z.nullable(organisationRef),
  note: z.nullable(z.string()),
  requestedAt: instant,
  /** Until when the new union answers; null once it is closed. */
  dueAt: z.nullable(instant),
  decidedAt: z.nullable(instant),
  /** Why the new union refused. */
  reason: z.nullable(z.string()),
  actions: z.array(z.enum(['withdraw', 'askAgain'])),
})
export type TransferView = z.output<typeof transferView>

export const changeView = z.object({
  id,
  at: instant,
  act: z.enum(changeActs),
  from: z.nullable(z.enum(membershipStates)),
  to: z.enum(membershipStates),
  reason: z.nullable(z.enum(changeReasons)),
  note: z.nullable(z.string()),
  /** The last day of what was set, or the day that was announced. */
  until: z.nullable(day),
  /** Who did it: the person, a union, or a rule whose time had come. */
  by: z.enum(['self', 'union', 'rule']),
  /** The union that acted, or where the membership is; null where it is not said. */
  organisation: z.nullable(z.string()),
})
export type ChangeView = z.output<typeof changeView>

export const standingView = z.object({
  current: z.nullable(
    z.object({
      id,
      number: z.string(),
      organisation: organisationRef,
      state: z.enum(membershipStates),
      /** Day of joining this union. */
      since: day,
      stateSince: instant,
      reason: z.nullable(z.enum(changeReasons)),
      /** Last day of the state, where one was set. */
      until: z.nullable(day),
      /** The day on which the person leaves, as they said. */
      leavesOn: z.nullable(day),
      /** The day on which it lapses unless they answer. */
      lapsesOn: z.nullable(day),
    }),
  ),
  /** The membership that ended last, where there is none now. */
  ended: z.nullable(
    z.object({
      organisation: organisationRef,
      state: z.enum(membershipStates),
      at: instant,
      reason: z.nullable(z.enum(changeReasons)),
      note: z.nullable(z.string()),
      /** Until when leaving can be taken back. */
      takeBackUntil: z.nullable(instant),
      /** Whom to turn to: the union above, where there is one. */
      appealTo: z.nullable(z.object({ name: z.string(), phone: z.nullable(z.string()) })),
    }),
  ),
  transfer: z.nullable(transferView),
  /** Newest first, over all unions. */
  history: z.array(changeView),
  /** The union asked for by `to`, where it takes members. */
  target: z.nullable(organisationRef),
  /** For how many days leaving at once can be taken back. */
  takeBackDays: z.int(),
  /** How far ahead one can leave, and the first day for it. */
  leaving: z.object({ from: day, until: day }),
  actions: z.array(z.enum(['transfer', 'leave', 'cancelLeaving', 'takeBack', 'stillHere', 'joinAgain'])),
})
export type StandingView = z.output<typeof standingView>

const transferId = z.object({ transferId: id })

/** The own membership over time: 转会, 退会, 会籍变动. */
export const membershipStanding = defineContract({
  getStanding: {
    method: 'GET',
    path: '/membership/standing',
    summary:
      'The own membership: which union, which state, its history, and what can be done; `to` names a union to move to.',
    access: 'person',
    query: z.object({ to: z.optional(id) }),
    returns: standingView,
    errors: ['membership.organisation_closed'],
  },
  askTransfer: {
    method: 'POST',
    path: '/membership/transfers',
    summary: 'Asks another union to take the membership over; the present one is told and cannot stop it.',
    access: 'person',
    body: z.object({ organisationId: id, note: z.optional(multilineText(300)) }),
    returns: transferView,
    audit: 'membership.transfer_asked',
    errors: [
      'membership.no_membership',
      'membership.same_union',
      'membership.organisation_closed',
      'membership.transfer_open',
      'membership.standing_unavailable',
      'membership.member_changed',
    ],
  },
  listTransfers: {
    method: 'GET',
    path: '/membership/transfers',
    summary: 'The own transfers, newest first.',
    access: 'person',
    query: pageQuery,
    returns: pageOf(transferView),
  },
  getTransfer: {
    method: 'GET',
    path: '/membership/transfers/:transferId',
    summary: 'One of the own transfers.',
    access: 'person',
    params: transferId,
    returns: transferView,
    errors: ['membership.transfer_not_found'],
  },
  withdrawTransfer: {
    method: 'POST',
    path: '/membership/transfers/:transferId/withdrawal',
    summary: 'Takes a transfer back before it is decided; the membership is then as it was.',
    access: 'person',
    params: transferId,
    body: z.optional(z.object({ version: z.optional(version) })),
    returns: transferView,
    audit: 'membership.transfer_withdrawn',
    errors: ['membership.transfer_not_found', 'membership.transfer_closed'],
  },
  leave: {
    method: 'POST',
    path: '/membership/leaving',
    summary: 'Leaves the union, at once or on a day; an open transfer ends with it.',
    access: 'person',
    body: z.object({
      confirmed: z.literal(true),
      /** From this day on no member; at once where it is left out. */
      on: z.optional(day),
      reason: z.optional(multilineText(300)),
    }),
    returns: standingView,
    audit: 'membership.left',
    errors: [
      'membership.no_membership',
      'membership.day_invalid',
      'membership.transfer_open',
      'membership.standing_unavailable',
      'membership.member_changed',
    ],
  },
  takeBackLeaving: {
    method: 'POST',
    path: '/membership/leaving/withdrawal',
    summary: 'Takes leaving back: before its day, or for some days after it.',
    access: 'person',
    returns: standingView,
    audit: 'membership.leaving_taken_back',
    errors: [
      'membership.standing_unavailable',
      'membership.take_back_over',
      'membership.already_member',
      'membership.member_changed',
    ],
  },
  answerLapse: {
    method: 'POST',
    path: '/membership/presence',
    summary: '“我还在”: stops the automatic leaving that was announced.',
    access: 'person',
    returns: standingView,
    audit: 'membership.presence_answered',
    errors: ['membership.no_membership', 'membership.standing_unavailable', 'membership.member_changed'],
  },
})
