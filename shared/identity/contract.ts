import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, nothing, phone } from '../http/fields'
import { roles } from '../organisations/roles'

/** How sure we are that the person is who they say: format only · seen by staff · confirmed by a provider. */
export const assurances = ['stated', 'seenByStaff', 'provider'] as const
export const assurance = z.enum(assurances)
export type Assurance = z.output<typeof assurance>

export const grantView = z.object({ role: z.enum(roles), organisationId: id, organisationName: z.string() })

export const meView = z.object({
  id,
  /** Null until a document was given. */
  name: z.nullable(z.string()),
  /** Masked, `138****8000`; null until bound. */
  phone: z.nullable(z.string()),
  assurance,
  roles: z.array(grantView),
  /** `none`: no staff role · `missing`: staff must enrol an authenticator · `due`: enter its code · `done`. */
  secondFactor: z.enum(['none', 'missing', 'due', 'done']),
})
export type MeView = z.output<typeof meView>

export const signedIn = z.object({ token: z.string(), me: meView })
export type SignedIn = z.output<typeof signedIn>

const sixDigits = z.string().check(z.regex(/^\d{6}$/))
const wechatCode = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[\x21-\x7e]+$/))

export const identity = defineContract({
  requestSmsCode: {
    method: 'POST',
    path: '/identity/sms-codes',
    summary: 'Sends a sign-in code by SMS; answers alike for known and unknown numbers.',
    access: 'public',
    body: z.object({ phone }),
    returns: z.object({ demoCode: z.optional(z.string()) }),
    errors: ['identity.code_too_soon', 'request.too_many', 'server.outside_failed'],
  },
  signInBySms: {
    method: 'POST',
    path: '/identity/sms-sessions',
    summary: 'Opens a session with the code that was sent to the phone.',
    access: 'public',
    body: z.object({ phone, code: sixDigits }),
    returns: signedIn,
    errors: ['identity.code_wrong', 'identity.code_expired', 'identity.phone_held', 'request.too_many'],
  },
  signInByWechat: {
    method: 'POST',
    path: '/identity/wechat-sessions',
    summary: 'Opens a session with the code of `wx.login`; a code works once.',
    access: 'public',
    body: z.object({ code: wechatCode }),
    returns: signedIn,
    errors: ['identity.wechat_code_invalid', 'server.outside_failed'],
  },
  bindPhone: {
    method: 'POST',
    path: '/identity/phone',
    summary: 'Binds the phone of the getPhoneNumber button, whose code works once.',
    access: 'person',
    body: z.object({ code: wechatCode }),
    returns: meView,
    audit: 'identity.phone_bound',
    errors: ['identity.wechat_code_invalid', 'identity.phone_held', 'identity.phone_bound', 'server.outside_failed'],
  },
  getMe: {
    method: 'GET',
    path: '/identity/me',
    summary: 'The signed-in person.',
    access: 'person',
    returns: meView,
  },
  signOut: {
    method: 'DELETE',
    path: '/identity/session',
    summary: 'Ends the session.',
    access: 'person',
    returns: nothing,
    audit: 'identity.signed_out',
  },
  enrolSecondFactor: {
    method: 'POST',
    path: '/identity/second-factor/enrolment',
    summary: 'Gives staff the secret for their authenticator, until one of its codes was accepted.',
    access: 'person',
    returns: z.object({ uri: z.string(), secret: z.string() }),
    audit: 'identity.second_factor_enrolled',
    errors: ['access.denied', 'identity.second_factor_enrolled'],
  },
  proveSecondFactor: {
    method: 'POST',
    path: '/identity/second-factor',
    summary: 'Proves the second factor for this session, at sign-in and again as step-up.',
    access: 'person',
    body: z.object({ code: sixDigits }),
    returns: meView,
    audit: 'identity.second_factor_proved',
    errors: ['identity.second_factor_wrong', 'identity.second_factor_missing', 'request.too_many'],
  },
})
