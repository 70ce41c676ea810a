import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, organisationRef, phone, text } from '../http/fields'
import { pageOf, pageQuery } from '../http/page'
import { roles } from './roles'

export const staffView = z.object({
  /** The person's. */
  id,
  name: z.nullable(z.string()),
  /** Masked. */
  phone: z.nullable(z.string()),
  isMe: z.boolean(),
  /** Since when nobody can sign in as them. */
  disabledAt: z.nullable(instant),
  hasSecondFactor: z.boolean(),
  grants: z.array(
    z.object({ id, role: z.enum(roles), organisation: organisationRef, grantedAt: instant, canEnd: z.boolean() }),
  ),
  actions: z.array(z.enum(['disable', 'enable', 'resetSecondFactor'])),
})
export type StaffView = z.output<typeof staffView>

export const invitationView = z.object({
  id,
  role: z.enum(roles),
  organisation: organisationRef,
  invitedAt: instant,
  expiresAt: instant,
})
export type InvitationView = z.output<typeof invitationView>

const personId = z.object({ personId: id })

export const staffDesk = defineContract({
  listStaff: {
    method: 'GET',
    path: '/desk/staff',
    summary:
      'Who holds a role in the own subtree; at one union, by role, the disabled ones, or by a whole phone number.',
    access: 'staff:orgAdmin',
    effect: 'auditedRead',
    audit: 'organisations.staff_viewed',
    query: z.extend(pageQuery, {
      organisationId: z.optional(id),
      role: z.optional(z.enum(roles)),
      disabled: z.optional(z.enum(['true'])),
      /** A whole name, phone number or document number. */
      q: z.optional(text(60)),
    }),
    returns: pageOf(staffView),
    errors: ['organisations.not_found'],
  },
  listInvitations: {
    method: 'GET',
    path: '/desk/staff/invitations',
    summary: 'Roles in the own subtree that wait for the first sign-in of a phone.',
    access: 'staff:orgAdmin',
    effect: 'auditedRead',
    audit: 'organisations.invitations_viewed',
    query: z.extend(pageQuery, { organisationId: z.optional(id) }),
    returns: pageOf(invitationView),
    errors: ['organisations.not_found'],
  },
  grantRole: {
    method: 'POST',
    path: '/desk/staff/grants',
    summary: 'Gives a role to whoever has this phone or document; a phone nobody signed in with yet waits for that.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.role_granted',
    stepUp: true,
    body: z.object({
      organisationId: id,
      role: z.enum(roles),
      who: z.union([z.object({ phone }), z.object({ documentNumber: text(30) })]),
    }),
    /** `id` is the person's, or of the role that waits. */
    returns: z.object({ id, staff: z.nullable(staffView), invitation: z.nullable(invitationView) }),
    errors: [
      'organisations.not_found',
      'organisations.closed',
      'organisations.role_reserved',
      'organisations.person_not_found',
      'organisations.already_granted',
      'request.too_many',
    ],
  },
  endGrant: {
    method: 'DELETE',
    path: '/desk/staff/grants/:grantId',
    summary: 'Ends a role; it is refused from the next request on.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.role_ended',
    params: z.object({ grantId: id }),
    returns: staffView,
    errors: ['organisations.grant_not_found', 'organisations.last_admin', 'organisations.role_reserved'],
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/desk/staff/invitations/:invitationId',
    summary: 'Takes back a role that nobody took up yet.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.invitation_withdrawn',
    params: z.object({ invitationId: id }),
    returns: invitationView,
    errors: ['organisations.grant_not_found'],
  },
  disableAccount: {
    method: 'POST',
    path: '/desk/staff/:personId/disabling',
    summary:
      'Closes an account to its holder and ends its sessions; for staff all of whose roles lie in the own subtree.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.account_disabled',
    params: personId,
    returns: staffView,
    errors: [
      'organisations.person_not_found',
      'organisations.not_yourself',
      'organisations.not_above',
      'organisations.last_admin',
    ],
  },
  enableAccount: {
    method: 'POST',
    path: '/desk/staff/:personId/enabling',
    summary: 'Opens a disabled account again; its holder signs in anew.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.account_enabled',
    params: personId,
    returns: staffView,
    errors: ['organisations.person_not_found', 'organisations.not_yourself', 'organisations.not_above'],
  },
  resetSecondFactor: {
    method: 'POST',
    path: '/desk/staff/:personId/second-factor-reset',
    summary: 'Takes away a lost authenticator; its holder is told, signed out, and sets it up anew.',
    access: 'staff:orgAdmin',
    effect: 'command',
    audit: 'organisations.second_factor_reset',
    stepUp: true,
    params: personId,
    returns: staffView,
    errors: ['organisations.person_not_found', 'organisations.not_yourself', 'organisations.not_above'],
  },
})
