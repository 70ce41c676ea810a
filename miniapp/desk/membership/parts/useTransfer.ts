import { useState } from 'react'
import { ApiError } from '../../../../shared/http/client'
import type { CallInput } from '../../../../shared/http/contract'
import type { membersDesk } from '../../../../shared/membership/members.contract'
import { membersText } from '../../../../shared/membership/membersText'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'
import { useAssigning } from '../../parts/useAssigning'
import { members } from './membersClient'

type Decision = CallInput<(typeof membersDesk)['decideTransfer']>['body']

/** Somebody else was first: the case is loaded again and says itself what happened. */
const conflicts = ['membership.transfer_decided', 'membership.member_changed', 'desk.assigned_elsewhere', 'desk.closed']
const isConflict = (error: unknown) => error instanceof ApiError && conflicts.includes(error.code)

/** A transfer, and what a reviewer of the new union can do with it. */
export function useTransfer(pane: PaneProps) {
  const { id, onDecided } = pane
  const params = { transferId: id }
  const view = useView(() => members.getTransferCase({ params }), { deps: [id] })
  const [hasChanged, setHasChanged] = useState(false)
  const meet = (error: Error) => {
    if (!isConflict(error)) return
    setHasChanged(true)
    reload()
  }
  const { assign, reload, handBack } = useAssigning(pane, view, meet)
  const decide = useCommand((body: Decision, options) => members.decideTransfer({ params, body }, options), {
    onDone: (after) => {
      const { doneAccepted, doneRefused } = currentText(membersText)
      view.show(after)
      onDecided(after.state === 'accepted' ? doneAccepted : doneRefused)
    },
    onError: meet,
  })
  const failure = [decide.error, assign.error].find((error) => error !== undefined && !isConflict(error))
  return { view, decide, assign, hasChanged, failure, handBack }
}

export type TransferCase = ReturnType<typeof useTransfer>
