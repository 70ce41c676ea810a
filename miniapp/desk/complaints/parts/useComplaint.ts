import { complaintsDesk } from '../../../../shared/complaints/desk.contract'
import { complaintsDeskText } from '../../../../shared/complaints/deskText'
import { complaintsText } from '../../../../shared/complaints/text'
import { deskText } from '../../../../shared/desk/text'
import type { CallInput } from '../../../../shared/http/contract'
import { organisationsText } from '../../../../shared/organisations/text'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'
import { useAssigning } from '../../parts/useAssigning'

export const client = clientOf(complaintsDesk)

export type Decision = CallInput<(typeof complaintsDesk)['decideComplaint']>['body']

/** The feature's words for codes, with those of the features it calls. */
export const errorWords = (): Record<string, string> => ({
  ...currentText(organisationsText).errors,
  ...currentText(deskText).errors,
  ...currentText(complaintsText).errors,
})

/** A letter, and what an admin can do with it; after any refusal it is loaded again, with what was typed kept. */
export function useComplaint(pane: PaneProps) {
  const { id, onDecided } = pane
  const view = useView(() => client.getComplaintCase({ params: { complaintId: id } }), { deps: [id] })
  const { assign, reload, handBack } = useAssigning(pane, view)
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
  return { view, decide, assign, failure: decide.error ?? assign.error, handBack }
}

export type Complaint = ReturnType<typeof useComplaint>
