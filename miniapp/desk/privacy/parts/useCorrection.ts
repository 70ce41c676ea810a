import { useState } from 'react'
import { desk, type WorkItemView } from '../../../../shared/desk/contract'
import type { CallInput } from '../../../../shared/http/contract'
import { privacyDesk } from '../../../../shared/privacy/desk.contract'
import { correctionDeskText } from '../../../../shared/privacy/deskText'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'

const client = clientOf(privacyDesk)
const deskClient = clientOf(desk)

type Decision = CallInput<(typeof privacyDesk)['decideCorrection']>['body']
type Assignment = CallInput<(typeof desk)['assignWorkItem']>['body']

/** A correction at the desk, and what a reviewer does with it; what somebody else did meanwhile is loaded again. */
export function useCorrection({ id, onAssigned, onDecided, onChanged }: PaneProps) {
  const params = { correctionId: id }
  const view = useView(() => client.getCorrection({ params }), { deps: [id] })
  const [whole, setWhole] = useState<{ before: string | null; after: string; phone: string | null } | null>(null)
  const reload = () => {
    onChanged()
    void view.refresh()
  }
  const decide = useCommand((body: Decision, options) => client.decideCorrection({ params, body }, options), {
    onDone: (after) => {
      const { done } = currentText(correctionDeskText)
      setWhole(null)
      view.show(after)
      onDecided(after.state === 'approved' ? done.approved : done.refused)
    },
    onError: reload,
  })
  const showAssigned = (item: WorkItemView) => {
    onAssigned(item)
    void view.refresh()
  }
  const assign = useCommand(
    (body: Assignment, options) => deskClient.assignWorkItem({ params: { workItemId: id }, body }, options),
    {
      onDone: showAssigned,
      onError: reload,
    },
  )
  const reveal = useCommand(() => client.revealCorrection({ params }), { onDone: setWhole })
  return {
    view,
    decide,
    assign,
    reveal,
    whole,
    hide: () => setWhole(null),
    handBack: { onDone: showAssigned, onRefused: reload },
  }
}

export type CorrectionAtDesk = ReturnType<typeof useCorrection>
