import { Text, View } from '@tarojs/components'
import { momentOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import type { ApiError } from '../../../../shared/http/client'
import { decisionText } from '../../../../shared/membership/decisionText'
import type { CaseView } from '../../../../shared/membership/desk.contract'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { useText } from '../../../platform/locale'
import { Button } from '../../../ui'
import type { DecisionDraft } from './useDecisionDraft'

interface ConflictProps {
  error: ApiError
  of: CaseView
  draft: DecisionDraft
  now: Date
  onKnown: () => void
}

/** Who was first, what they did and when; with what the reviewer had written, which they may still need. */
export function Conflict({ error, of, draft, now, onKnown }: ConflictProps) {
  const { conflict } = useText(decisionText)
  const { assignment } = useText(deskText)
  const what = useWhatHappened(error, of, now)
  const isAssignment = error.code === 'desk.assigned_elsewhere'
  const typed = [draft.own, draft.note, draft.reason].map((words) => words.trim()).filter(Boolean)
  return (
    <View className="case-conflict" aria-role="alert">
      <Text className="case-conflict__title">{conflict.title}</Text>
      <Text className="case-conflict__what">{what}</Text>
      <Text className="case-conflict__note">{isAssignment ? assignment.conflictNote : conflict.kept}</Text>
      {of.state !== 'submitted' && typed.length > 0 && (
        <View className="case-conflict__typed">
          <Text className="case-conflict__label">{conflict.typed}</Text>
          <Text className="case-conflict__words" userSelect>
            {typed.join('\n')}
          </Text>
        </View>
      )}
      <Button kind="plain" size="small" onTap={onKnown}>
        {conflict.known}
      </Button>
    </View>
  )
}

/** From what came with the refusal; where it says nothing, from the case as it was loaded since. */
function useWhatHappened({ code, data }: ApiError, of: CaseView, now: Date): string {
  const { conflict } = useText(decisionText)
  const { states } = useText(membershipDeskText)
  const { moment, assignment } = useText(deskText)
  const facts = { state: of.state, ...(data as Facts | undefined) }
  if (code === 'desk.assigned_elsewhere') {
    const taken = of.history.findLast(({ step }) => step === 'assigned')
    return assignment.conflict(facts.assignee ?? of.assignee?.name ?? '', taken ? moment(momentOf(taken.at, now)) : '')
  }
  if (code === 'membership.changed_meanwhile') return conflict.changed
  const last = of.history.at(-1)
  const at = facts.decidedAt ?? last?.at
  const when = at ? moment(momentOf(at, now)) : ''
  if (facts.state === 'withdrawn') return conflict.withdrawn(when)
  return conflict.decided(facts.decidedBy ?? last?.by ?? conflict.colleague, when, states[facts.state])
}

interface Facts {
  state?: CaseView['state']
  decidedBy?: string | null
  decidedAt?: string | null
  assignee?: string | null
}
