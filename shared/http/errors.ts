import { benefitErrorStatuses } from '../benefits/errorStatuses'
import { merchantErrorStatuses } from '../benefits/merchantErrorStatuses'
import { classErrorStatuses } from '../classes/errorStatuses'
import { drawErrorStatuses } from '../draws/errorStatuses'
import { insuranceErrorStatuses } from '../insurance/errorStatuses'
import { learningErrorStatuses } from '../learning/errorStatuses'
import { paymentErrorStatuses } from '../payments/errorStatuses'

/** Every code the API answers with, and its HTTP status. Words for them live in the features' `text.ts`. */
export const errorStatuses = {
  'request.invalid': 400,
  'request.malformed': 400,
  'request.too_large': 413,
  'request.unsupported_media': 415,
  'request.not_found': 404,
  'request.method_not_allowed': 405,
  'request.timeout': 503,
  'request.too_many': 429,
  'request.key_reused': 422,
  'server.failed': 500,
  'server.busy': 503,
  'server.outside_failed': 502,
  'access.signed_out': 401,
  'access.denied': 403,
  'access.second_factor_due': 403,
  'access.step_up_due': 403,
  'access.account_closing': 403,

  'spreadsheet.not_xlsx': 422,
  'spreadsheet.is_text': 422,
  'spreadsheet.old_format': 422,
  'spreadsheet.locked': 422,
  'spreadsheet.broken': 422,
  'spreadsheet.too_large': 422,
  'spreadsheet.too_many_rows': 422,
  'spreadsheet.too_slow': 422,
  'spreadsheet.empty': 422,
  'spreadsheet.columns_missing': 422,

  'identity.code_wrong': 422,
  'identity.code_expired': 422,
  'identity.code_too_soon': 429,
  'identity.wechat_code_invalid': 422,
  'identity.phone_held': 409,
  'identity.phone_bound': 409,
  'identity.phone_missing': 409,
  'identity.phone_same': 409,
  'identity.phone_other': 409,
  'identity.sign_in_refused': 403,
  'identity.second_factor_wrong': 422,
  'identity.second_factor_enrolled': 409,
  'identity.second_factor_missing': 409,

  'organisations.not_found': 404,
  'organisations.changed_meanwhile': 409,
  'organisations.closed': 409,
  'organisations.is_root': 409,
  'organisations.below_itself': 409,
  'organisations.kind_unfit': 422,
  'organisations.kind_from_above': 403,
  'organisations.too_deep': 422,
  'organisations.name_held': 409,
  'organisations.credit_code_wrong': 422,
  'organisations.credit_code_held': 409,
  'organisations.not_empty': 409,
  'organisations.person_not_found': 404,
  'organisations.grant_not_found': 404,
  'organisations.role_reserved': 403,
  'organisations.already_granted': 409,
  'organisations.last_admin': 409,
  'organisations.not_yourself': 409,
  'organisations.not_above': 403,

  'privacy.consent_due': 409,
  'privacy.notice_outdated': 409,
  'privacy.ends_more': 409,
  'privacy.not_found': 404,
  'privacy.correction_invalid': 422,
  'privacy.correction_under_way': 409,
  'privacy.nothing_to_correct': 409,
  'privacy.same_value': 409,
  'privacy.already_decided': 409,
  'privacy.document_held': 409,
  'privacy.closure_refused': 409,

  'notifications.not_found': 404,
  'notifications.settled_meanwhile': 409,
  'notifications.no_consent': 409,

  'desk.not_found': 404,
  'desk.assigned_elsewhere': 409,
  'desk.closed': 409,
  'desk.changed_meanwhile': 409,
  'desk.stays_here': 409,
  'desk.nobody_there': 409,

  'complaints.not_found': 404,
  'complaints.too_many': 429,
  'complaints.follow_up_unavailable': 409,
  'complaints.changed_meanwhile': 409,
  'complaints.already_answered': 409,
  'complaints.union_concerned': 409,
  'complaints.already_there': 409,

  'membership.not_found': 404,
  'membership.event_not_found': 404,
  'membership.event_closed': 409,
  'membership.event_changed': 409,
  'membership.event_times_invalid': 422,
  'membership.sighting_unavailable': 409,
  'membership.organisation_closed': 409,
  'membership.place_not_found': 404,
  'membership.discreet_at_unit': 409,
  'membership.changed_meanwhile': 409,
  'membership.incomplete': 422,
  'membership.document_invalid': 422,
  'membership.under_way': 409,
  'membership.already_member': 409,
  'membership.action_unavailable': 409,
  'membership.already_decided': 409,
  'membership.document_held': 409,
  'membership.release_not_found': 404,
  'membership.release_action_unavailable': 409,
  'membership.release_changed_meanwhile': 409,
  'membership.release_staff': 409,
  'membership.return_unseen': 409,
  'membership.no_card': 404,
  'membership.qr_stale': 422,
  'membership.qr_invalid': 422,
  'membership.roster_not_found': 404,
  'membership.roster_changed': 409,
  'membership.no_membership': 409,
  'membership.same_union': 409,
  'membership.transfer_open': 409,
  'membership.transfer_closed': 409,
  'membership.transfer_decided': 409,
  'membership.transfer_not_found': 404,
  'membership.member_not_found': 404,
  'membership.member_changed': 409,
  'membership.standing_unavailable': 409,
  'membership.take_back_over': 409,
  'membership.staff_roles_held': 409,
  'membership.day_invalid': 422,
  'membership.figures_range_invalid': 422,

  'demo.unknown_person': 404,

  ...paymentErrorStatuses,
  ...insuranceErrorStatuses,
  ...classErrorStatuses,
  ...drawErrorStatuses,
  ...benefitErrorStatuses,
  ...learningErrorStatuses,
  ...merchantErrorStatuses,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorStatuses

export const errorCodes = Object.keys(errorStatuses) as ErrorCode[]

export interface ErrorBody {
  error: { code: ErrorCode; field?: string; data?: Record<string, unknown> }
  requestId: string
}

/** The one error of rules and services: a code, the field it speaks of, and facts for the words. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly data: Record<string, unknown> | undefined

  constructor(code: ErrorCode, data?: Record<string, unknown>, field?: string) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.data = data
    this.field = field
  }

  get status(): number {
    return errorStatuses[this.code]
  }
}
