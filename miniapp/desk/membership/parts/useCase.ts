import { useState } from 'react'
import { ApiError } from '../../../../shared/http/client'
import type { CallInput } from '../../../../shared/http/contract'
import { decisionText } from '../../../../shared/membership/decisionText'
import { membershipDesk } from '../../../../shared/membership/desk.contract'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { membershipReleasesDesk } from '../../../../shared/membership/releases.desk.contract'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import { toast } from '../../../ui'
import type { PaneProps } from '../../parts/pane'
import { useAssigning } from '../../parts/useAssigning'
import { useDecisionDraft } from './useDecisionDraft'

const client = clientOf(membershipDesk)
const releases = clientOf(membershipReleasesDesk)

export type Decision = CallInput<(typeof membershipDesk)['decideApplication']>['body']

/** Somebody else was first: what they did comes with the refusal. */
const conflicts = [
  'membership.already_decided',
  'membership.changed_meanwhile',
  'desk.assigned_elsewhere',
  'desk.closed',
]

/** A case, and what a reviewer can do with it; after a conflict it is loaded again, with what was typed kept. */
export function useCase(pane: PaneProps) {
  const { id, onDecided } = pane
  const applicationId = id
  const view = useView(() => client.getCase({ params: { applicationId } }), { deps: [id] })
  const draft = useDecisionDraft(id)
  const [conflict, setConflict] = useState<ApiError | null>(null)
  const meet = (error: Error) => {
    if (!(error instanceof ApiError) || !conflicts.includes(error.code)) return
    setConflict(error)
    reload()
  }
  const dismissConflict = () => setConflict(null)
  const onAssigned: PaneProps['onAssigned'] = (item) => {
    dismissConflict()
    pane.onAssigned(item)
  }
  const { assign, reload, handBack } = useAssigning({ ...pane, onAssigned }, view, meet)
  const decide = useCommand(
    (body: Decision, options) => client.decideApplication({ params: { applicationId }, body }, options),
    {
      onDone: (after) => {
        const { done } = currentText(decisionText)
        const outcome = after.state in done ? done[after.state as keyof typeof done] : ''
        dismissConflict()
        draft.drop()
        view.show(after)
        onDecided(outcome)
      },
      onError: meet,
    },
  )
  const check = useCommand(
    (_: undefined, options) => releases.openDocumentRelease({ params: { applicationId }, body: {} }, options),
    { onDone: ({ organisation }) => toast(currentText(membershipDeskText).numberChecked(organisation.name)) },
  )
  const isConflict = (error: Error | undefined) => error instanceof ApiError && conflicts.includes(error.code)
  return {
    view,
    draft,
    decide,
    assign,
    handBack,
    /** Has the document number looked at, where another record has it. */
    check,
    conflict,
    dismissConflict,
    /** What went wrong with the last command, where it was no conflict. */
    failure: [decide.error, assign.error].find((error) => error !== undefined && !isConflict(error)),
  }
}

export type Case = ReturnType<typeof useCase>
