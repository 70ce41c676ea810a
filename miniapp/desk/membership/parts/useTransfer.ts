import { useState } from 'react'
import { desk, type WorkItemView } from '../../../../shared/desk/contract'
import { ApiError } from '../../../../shared/http/client'
import type { CallInput } from '../../../../shared/http/contract'
import type { membersDesk } from '../../../../shared/membership/members.contract'
import { membersText } from '../../../../shared/membership/membersText'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'
import { members } from './membersClient'

const deskClient = clientOf(desk)

type Decision = CallInput<(typeof membersDesk)['decideTransfer']>['body']
type Assignment = CallInput<(typeof desk)['assignWorkItem']>['body']

/** Somebody else was first: the case is loaded again and says itself what happened. */
const conflicts = ['membership.transfer_decided', 'membership.member_changed', 'desk.assigned_elsewhere', 'desk.closed']
const isConflict = (error: unknown) => error instanceof ApiError && conflicts.includes(error.code)

/** A transfer, and what a reviewer of the new union can do with it. */
export function useTransfer({ id, onAssigned, onDecided, onChanged }: PaneProps) {
  const params = { transferId: id }
  const view = useView(() => members.getTransferCase({ params }), { deps: [id] })
  const [hasChanged, setHasChanged] = useState(false)
  const reload = () => {
    onChanged()
    void view.refresh()
  }
  const meet = (error: Error) => {
    if (!isConflict(error)) return
    setHasChanged(true)
    reload()
  }
  const decide = useCommand((body: Decision, options) => members.decideTransfer({ params, body }, options), {
    onDone: (after) => {
      const { doneAccepted, doneRefused } = currentText(membersText)
      view.show(after)
      onDecided(after.state === 'accepted' ? doneAccepted : doneRefused)
    },
    onError: meet,
  })
  const showAssigned = (item: WorkItemView) => {
    onAssigned(item)
    void view.refresh()
  }
  const assign = useCommand(
    (body: Assignment, options) => deskClient.assignWorkItem({ params: { workItemId: id }, body }, options),
    {
      onDone: showAssigned,
      onError: meet,
    },
  )
  const failure = [decide.error, assign.error].find((error) => error !== undefined && !isConflict(error))
  return { view, decide, assign, hasChanged, failure, handBack: { onDone: showAssigned, onRefused: reload } }
}

export type TransferCase = ReturnType<typeof useTransfer>
