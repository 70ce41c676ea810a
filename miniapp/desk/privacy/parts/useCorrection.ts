import { useState } from 'react'
import type { CallInput } from '../../../../shared/http/contract'
import { privacyDesk } from '../../../../shared/privacy/desk.contract'
import { correctionDeskText } from '../../../../shared/privacy/deskText'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'
import { useAssigning } from '../../parts/useAssigning'

const client = clientOf(privacyDesk)

type Decision = CallInput<(typeof privacyDesk)['decideCorrection']>['body']

/** A correction at the desk, and what a reviewer does with it; what somebody else did meanwhile is loaded again. */
export function useCorrection(pane: PaneProps) {
  const { id, onDecided } = pane
  const params = { correctionId: id }
  const view = useView(() => client.getCorrection({ params }), { deps: [id] })
  const [whole, setWhole] = useState<{ before: string | null; after: string; phone: string | null } | null>(null)
  const { assign, reload, handBack } = useAssigning(pane, view)
  const decide = useCommand((body: Decision, options) => client.decideCorrection({ params, body }, options), {
    onDone: (after) => {
      const { done } = currentText(correctionDeskText)
      setWhole(null)
      view.show(after)
      onDecided(after.state === 'approved' ? done.approved : done.refused)
    },
    onError: reload,
  })
  const reveal = useCommand(() => client.revealCorrection({ params }), { onDone: setWhole })
  return {
    view,
    decide,
    assign,
    reveal,
    whole,
    hide: () => setWhole(null),
    handBack,
  }
}

export type CorrectionAtDesk = ReturnType<typeof useCorrection>
