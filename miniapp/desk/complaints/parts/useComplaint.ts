import { complaintsDesk } from '../../../../shared/complaints/desk.contract'
import { complaintsDeskText } from '../../../../shared/complaints/deskText'
import { complaintsText } from '../../../../shared/complaints/text'
import { desk, type WorkItemView } from '../../../../shared/desk/contract'
import { deskText } from '../../../../shared/desk/text'
import type { CallInput } from '../../../../shared/http/contract'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'

export const client = clientOf(complaintsDesk)
const deskClient = clientOf(desk)

export type Decision = CallInput<(typeof complaintsDesk)['decideComplaint']>['body']
type Assignment = CallInput<(typeof desk)['assignWorkItem']>['body']

/** The feature's words for codes, with those of the features it calls. */
export const errorWords = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(deskText).errors,
  ...currentText(complaintsText).errors,
})

/** A letter, and what an admin can do with it; after any refusal it is loaded again, with what was typed kept. */
export function useComplaint({ id, onAssigned, onDecided, onChanged }: PaneProps) {
  const view = useView(() => client.getComplaintCase({ params: { complaintId: id } }), { deps: [id] })
  const reload = () => {
    onChanged()
    void view.refresh()
  }
  const decide = useCommand(
    (body: Decision, options) => client.decideComplaint({ params: { complaintId: id }, body }, options),
    {
      onDone: (after) => {
        view.show(after)
        onDecided(currentText(complaintsDeskText).done[after.state])
      },
      onError: reload,
    },
  )
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
  return {
    view,
    decide,
    assign,
    failure: decide.error ?? assign.error,
    handBack: { onDone: showAssigned, onRefused: reload },
  }
}

export type Complaint = ReturnType<typeof useComplaint>
