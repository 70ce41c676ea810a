import * as z from 'zod/mini'
import { defineContract } from '../http/contract'
import { id, instant, nothing, phone, sixDigits } from '../http/fields'
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
  /** When the account goes for good; null unless it is being closed. */
  closesAt: z.nullable(instant),
})
export type MeView = z.output<typeof meView>

export const signedIn = z.object({ token: z.string(), me: meView })
export type SignedIn = z.output<typeof signedIn>

/** What the page of the second factor shows. */
export const secondFactorView = z.object({
  me: meView,
  /** Null until an authenticator was set up. */
  enrolledAt: z.nullable(instant),
  /** Codes not used yet, of the ten made last; null where none were ever made. */
  recoveryCodes: z.nullable(z.object({ left: z.int(), madeAt: instant })),
})
export type SecondFactorView = z.output<typeof secondFactorView>

export const sessionView = z.object({
  id,
  /** How it was opened, where that is known. */
  way: z.nullable(z.enum(['sms', 'wechat', 'demo'])),
  signedInAt: instant,
  /** To the hour. */
  lastSeenAt: instant,
  isThis: z.boolean(),
})
export type SessionView = z.output<typeof sessionView>
export const sessionsView = z.object({ items: z.array(sessionView) })

/** `K7MQ2-9XWPA`, of letters and digits that are not mistaken for one another. */
export const recoveryCodePattern = /^[2-9A-HJKMNP-Za-hjkmnp-z]{5}-?[2-9A-HJKMNP-Za-hjkmnp-z]{5}$/

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
    errors: [
      'identity.code_wrong',
      'identity.code_expired',
      'identity.phone_held',
      'identity.sign_in_refused',
      'request.too_many',
    ],
  },
  signInByWechat: {
    method: 'POST',
    path: '/identity/wechat-sessions',
    summary: 'Opens a session with the code of `wx.login`; a code works once.',
    access: 'public',
    body: z.object({ code: wechatCode }),
    returns: signedIn,
    errors: ['identity.wechat_code_invalid', 'identity.sign_in_refused', 'server.outside_failed'],
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
    whileClosing: true,
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
    whileClosing: true,
    body: z.object({ code: z.union([sixDigits, z.string().check(z.regex(recoveryCodePattern))]) }),
    returns: meView,
    audit: 'identity.second_factor_proved',
    errors: ['identity.second_factor_wrong', 'identity.second_factor_missing', 'request.too_many'],
  },
  getSecondFactor: {
    method: 'GET',
    path: '/identity/second-factor',
    summary: 'How the own second factor stands, and how many recovery codes are left.',
    access: 'person',
    returns: secondFactorView,
  },
  makeRecoveryCodes: {
    method: 'POST',
    path: '/identity/second-factor/recovery-codes',
    summary: 'Ten new recovery codes, shown this once; those made before stop working.',
    access: 'person',
    stepUp: true,
    returns: z.object({ codes: z.array(z.string()) }),
    audit: 'identity.recovery_codes_made',
    errors: ['access.second_factor_due', 'identity.second_factor_missing'],
  },
  requestStepUpCode: {
    method: 'POST',
    path: '/identity/step-up/codes',
    summary: 'Sends a code to the own bound phone, to prove for a grave step that it is still at hand.',
    access: 'person',
    whileClosing: true,
    returns: z.object({ demoCode: z.optional(z.string()) }),
    errors: ['identity.phone_missing', 'identity.code_too_soon', 'request.too_many', 'server.outside_failed'],
  },
  stepUp: {
    method: 'POST',
    path: '/identity/step-up',
    summary:
      'Proves for a few minutes that the bound phone is at hand: by the code sent, or by the getPhoneNumber button.',
    access: 'person',
    whileClosing: true,
    body: z.union([z.object({ code: sixDigits }), z.object({ wechatCode })]),
    returns: meView,
    audit: 'identity.stepped_up',
    errors: [
      'access.second_factor_due',
      'identity.phone_missing',
      'identity.phone_other',
      'identity.code_wrong',
      'identity.code_expired',
      'identity.wechat_code_invalid',
      'request.too_many',
      'server.outside_failed',
    ],
  },
  requestPhoneChangeCode: {
    method: 'POST',
    path: '/identity/phone-changes/codes',
    summary: 'Sends a code to the number one wants to have; answers alike for known and unknown numbers.',
    access: 'person',
    stepUp: true,
    body: z.object({ phone }),
    returns: z.object({ demoCode: z.optional(z.string()) }),
    errors: ['identity.code_too_soon', 'request.too_many', 'server.outside_failed'],
  },
  changePhone: {
    method: 'POST',
    path: '/identity/phone-changes',
    summary: 'Takes another phone by the code sent to it; sessions elsewhere end.',
    access: 'person',
    stepUp: true,
    body: z.object({ phone, code: sixDigits }),
    returns: meView,
    audit: 'identity.phone_changed',
    errors: [
      'identity.phone_missing',
      'identity.phone_same',
      'identity.phone_held',
      'identity.code_wrong',
      'identity.code_expired',
      'request.too_many',
    ],
  },
  listSessions: {
    method: 'GET',
    path: '/identity/sessions',
    summary: 'Where one is signed in, this session first.',
    access: 'person',
    returns: sessionsView,
  },
  endSession: {
    method: 'DELETE',
    path: '/identity/sessions/:sessionId',
    summary: 'Ends one of the own sessions.',
    access: 'person',
    whileClosing: true,
    params: z.object({ sessionId: id }),
    returns: sessionsView,
    audit: 'identity.session_ended',
  },
  endOtherSessions: {
    method: 'DELETE',
    path: '/identity/sessions',
    summary: 'Ends all of the own sessions but this one.',
    access: 'person',
    whileClosing: true,
    returns: sessionsView,
    audit: 'identity.sessions_ended',
  },
})
