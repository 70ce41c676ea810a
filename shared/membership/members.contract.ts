import * as z from 'zod/mini'
import { handBackTo } from '../desk/contract'
import { defineContract } from '../http/contract'
import { assignee, day, id, instant, multilineText, organisationRef, text, version } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { assurance } from '../identity/contract'
import { documentKinds } from './documents'
import { changeReasons, expulsionReasons, retentionReasons, suspensionReasons, transferStates } from './standing'
import { changeView } from './standing.contract'
import { applicationStates, membershipStates } from './states'

const memberRow = z.object({
  id,
  /** Masked. */
  name: z.string(),
  number: z.string(),
  state: z.enum(membershipStates),
  organisation: organisationRef,
  since: day,
  until: z.nullable(day),
  lapsesOn: z.nullable(day),
})
export type MemberRow = z.output<typeof memberRow>

const person = z.object({
  /** Whole: staff compare it with the document. */
  name: z.string(),
  /** Masked. */
  phone: z.nullable(z.string()),
  documentKind: z.nullable(z.enum(documentKinds)),
  /** Masked. */
  documentNumber: z.nullable(z.string()),
  assurance,
})

const staffChange = z.extend(changeView, {
  /** Name of the staff member who acted. */
  actor: z.nullable(z.string()),
})

export const memberDecisions = ['retain', 'restore', 'suspend', 'expel', 'deceased', 'reinstate'] as const
export type MemberDecision = (typeof memberDecisions)[number]

export const memberView = z.object({
  id,
  version,
  person,
  number: z.string(),
  organisation: organisationRef,
  state: z.enum(membershipStates),
  since: day,
  /** When it ended. */
  endedAt: z.nullable(instant),
  stateSince: instant,
  reason: z.nullable(z.enum(changeReasons)),
  until: z.nullable(day),
  leavesOn: z.nullable(day),
  lapsesOn: z.nullable(day),
  /** Newest first, of this membership. */
  history: z.array(staffChange),
  /** The person's other memberships that the caller reaches. */
  others: z.array(
    z.object({
      id,
      organisation: z.string(),
      state: z.enum(membershipStates),
      since: day,
      endedAt: z.nullable(instant),
    }),
  ),
  /** The person's applications that the caller reaches. */
  applications: z.array(
    z.object({ id, state: z.enum(applicationStates), organisation: z.string(), submittedAt: z.nullable(instant) }),
  ),
  /** The transfer that is open. */
  transfer: z.nullable(z.object({ to: z.string(), requestedAt: instant, dueAt: z.nullable(instant) })),
  actions: z.array(z.enum([...memberDecisions, 'reveal'])),
})
export type MemberView = z.output<typeof memberView>

export const transferCaseView = z.object({
  id,
  number: z.string(),
  state: z.enum(transferStates),
  version,
  person,
  /** The membership that moves. */
  membership: z.object({ number: z.string(), state: z.enum(membershipStates), since: day, until: z.nullable(day) }),
  from: organisationRef,
  to: organisationRef,
  /** The union that decides: the one asked, or the one above once that let its time pass. */
  owner: organisationRef,
  note: z.nullable(z.string()),
  requestedAt: instant,
  dueAt: z.nullable(instant),
  assignee,
  handBackTo,
  decided: z.nullable(z.object({ at: instant, by: z.nullable(z.string()), reason: z.nullable(z.string()) })),
  history: z.array(
    z.object({
      step: z.enum([
        'requested',
        'assigned',
        'unassigned',
        'accepted',
        'refused',
        'withdrawn',
        'void',
        'escalated',
        'handedBack',
      ]),
      at: instant,
      /** Staff name, or null for the member. */
      by: z.nullable(z.string()),
      note: z.optional(z.string()),
    }),
  ),
  actions: z.array(z.enum(['accept', 'refuse', 'assign', 'reveal'])),
})
export type TransferCaseView = z.output<typeof transferCaseView>

const membershipId = z.object({ membershipId: id })
const transferId = z.object({ transferId: id })
const sealed = z.object({ documentNumber: z.nullable(z.string()), phone: z.nullable(z.string()) })
const note = z.optional(multilineText(500))
const until = z.optional(day)

/** The union's members at the desk, and those who want to come over. */
export const membersDesk = defineContract({
  listMembers: {
    method: 'GET',
    path: '/desk/membership/members',
    summary: 'Members of the unions in reach, newest first in each union; by state, or by a whole name or number.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.members_listed',
    query: z.extend(pageQuery, {
      /** One state; `current` (also when left out) are all who are members now. */
      state: z.optional(z.enum(['current', ...membershipStates])),
      /** A whole name, phone number, document number or membership number. */
      q: z.optional(text(60)),
    }),
    returns: pageOf(memberRow),
  },
  getMember: {
    method: 'GET',
    path: '/desk/membership/members/:membershipId',
    summary: 'A member: standing, history, applications, and what can be decided.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.member_viewed',
    params: membershipId,
    returns: memberView,
    errors: ['membership.member_not_found'],
  },
  revealMember: {
    method: 'GET',
    path: '/desk/membership/members/:membershipId/sealed',
    summary: 'The whole document number and phone of a member; every look is on record.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.member_revealed',
    params: membershipId,
    returns: sealed,
    errors: ['membership.member_not_found'],
  },
  decideMember: {
    method: 'POST',
    path: '/desk/membership/members/:membershipId/decisions',
    summary: 'Changes a membership’s state, at the version the reviewer saw; the member is told, with the reason.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.member_decided',
    params: membershipId,
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('retain'), version, reason: z.enum(retentionReasons), until, note }),
      z.object({ decision: z.literal('restore'), version, note }),
      z.object({
        decision: z.literal('suspend'),
        version,
        reason: z.enum(suspensionReasons),
        /** Since when; today where it is left out. */
        from: z.optional(day),
        until,
        note,
      }),
      z.object({
        decision: z.literal('expel'),
        version,
        reason: z.enum(expulsionReasons),
        note: multilineText(500),
      }),
      z.object({ decision: z.literal('deceased'), version, note: multilineText(500) }),
      z.object({ decision: z.literal('reinstate'), version, note: multilineText(500) }),
    ]),
    returns: memberView,
    errors: [
      'membership.member_not_found',
      'membership.member_changed',
      'membership.standing_unavailable',
      'membership.already_member',
      'membership.staff_roles_held',
      'membership.day_invalid',
    ],
  },
  getTransferCase: {
    method: 'GET',
    path: '/desk/membership/transfers/:transferId',
    summary: 'A transfer to a union in reach, with who asks for it.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.transfer_viewed',
    params: transferId,
    returns: transferCaseView,
    errors: ['membership.transfer_not_found'],
  },
  revealTransferMember: {
    method: 'GET',
    path: '/desk/membership/transfers/:transferId/sealed',
    summary: 'The whole document number and phone of who wants to come over; every look is on record.',
    access: 'staff:reviewer',
    effect: 'auditedRead',
    audit: 'membership.transfer_revealed',
    params: transferId,
    returns: sealed,
    errors: ['membership.transfer_not_found'],
  },
  decideTransfer: {
    method: 'POST',
    path: '/desk/membership/transfers/:transferId/decisions',
    summary: 'The new union takes the membership over, or refuses with a reason.',
    access: 'staff:reviewer',
    effect: 'command',
    audit: 'membership.transfer_decided',
    params: transferId,
    body: z.discriminatedUnion('decision', [
      z.object({ decision: z.literal('accept'), version }),
      z.object({ decision: z.literal('refuse'), version, reason: multilineText(500) }),
    ]),
    returns: transferCaseView,
    errors: [
      'membership.transfer_not_found',
      'membership.transfer_decided',
      'membership.member_changed',
      'membership.organisation_closed',
    ],
  },
})
