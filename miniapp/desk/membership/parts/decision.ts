import type { decisionText } from '../../../../shared/membership/decisionText'
import type { CaseView } from '../../../../shared/membership/desk.contract'
import type { Decision } from './useCase'
import type { DecisionDraft, Mode } from './useDecisionDraft'

/** What the reviewer wants besides the form's own items, one a line. */
export const ownItems = ({ own }: Pick<DecisionDraft, 'own'>): string[] =>
  own
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

type Words = (typeof decisionText)['zh']

/** Why the decision cannot be given yet, in words; null when it can. */
export function missingIn(
  { sighting }: Pick<CaseView, 'sighting'>,
  draft: DecisionDraft,
  mode: Mode,
  { approve, returning, refuse }: Words,
): string | null {
  if (mode === 'approve') return draft.assurance === null && sighting === null ? approve.missing : null
  if (mode === 'refuse') return draft.reason.trim() === '' ? refuse.missing : null
  const own = ownItems(draft)
  const count = draft.items.length + own.length
  if (count === 0) return returning.missing
  if (count > 12) return returning.tooMany
  return own.some((item) => item.length > 100) ? returning.tooLong : null
}

export function decisionOf(draft: DecisionDraft, mode: Mode, version: number): Decision {
  if (mode === 'approve') return { decision: 'approve', version, assurance: draft.assurance ?? 'stated' }
  if (mode === 'refuse') return { decision: 'refuse', version, reason: draft.reason.trim() }
  const note = draft.note.trim()
  return {
    decision: 'return',
    version,
    missing: [...draft.items, ...ownItems(draft)],
    ...(note === '' ? {} : { note }),
  }
}
