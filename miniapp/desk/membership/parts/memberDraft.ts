import type { CallInput } from '../../../../shared/http/contract'
import type { MemberDecision, membersDesk } from '../../../../shared/membership/members.contract'
import {
  type ChangeReason,
  expulsionReasons,
  retentionReasons,
  suspensionReasons,
} from '../../../../shared/membership/standing'

type Body = CallInput<(typeof membersDesk)['decideMember']>['body']

export interface MemberDraft {
  reason: ChangeReason | null
  from: string
  until: string
  note: string
}

export const emptyDraft: MemberDraft = { reason: null, from: '', until: '', note: '' }

export function reasonsOf(decision: MemberDecision): readonly ChangeReason[] {
  if (decision === 'retain') return retentionReasons
  if (decision === 'suspend') return suspensionReasons
  return decision === 'expel' ? expulsionReasons : []
}

export const needsNote = (decision: MemberDecision): boolean => ['expel', 'deceased', 'reinstate'].includes(decision)

/** What is still missing, or null. */
export function missingFrom(draft: MemberDraft, decision: MemberDecision): 'reason' | 'note' | null {
  if (reasonsOf(decision).length > 0 && draft.reason === null) return 'reason'
  return needsNote(decision) && draft.note.trim() === '' ? 'note' : null
}

export function bodyOf(draft: MemberDraft, decision: MemberDecision, version: number): Body {
  const note = draft.note.trim()
  const body = {
    decision,
    version,
    ...(draft.reason === null ? {} : { reason: draft.reason }),
    ...(draft.from && decision === 'suspend' ? { from: draft.from } : {}),
    ...(draft.until && (decision === 'suspend' || decision === 'retain') ? { until: draft.until } : {}),
    ...(note === '' ? {} : { note }),
  }
  // The form offers each decision its own reasons only, which the types of the parts do not tell.
  return body as Body
}
