import { create } from 'zustand'
import type { FormItem } from '../../../../shared/membership/contract'
import { useSession } from '../../../platform/session'

export type Mode = 'approve' | 'return' | 'refuse'

export interface DecisionDraft {
  mode: Mode | null
  assurance: 'seenByStaff' | 'stated' | null
  items: FormItem[]
  own: string
  note: string
  reason: string
}

const blank: DecisionDraft = { mode: null, assurance: null, items: [], own: '', note: '', reason: '' }

// In memory, not on the machine: what a reviewer writes is about a person, and offices share their computers.
const useDrafts = create<Record<string, DecisionDraft>>(() => ({}))

useSession.subscribe((now, before) => {
  if (now.token !== before.token) useDrafts.setState({}, true)
})

/** What the reviewer has begun to say of a case; kept over conflicts and while looking at other cases. */
export function useDecisionDraft(id: string) {
  const draft = useDrafts((drafts) => drafts[id] ?? blank)
  return {
    draft,
    change: (part: Partial<DecisionDraft>) =>
      useDrafts.setState((drafts) => ({ [id]: { ...(drafts[id] ?? blank), ...part } })),
    drop: () => useDrafts.setState({ [id]: blank }),
  }
}
