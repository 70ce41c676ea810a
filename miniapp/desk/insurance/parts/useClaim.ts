import { desk, type WorkItemView } from '../../../../shared/desk/contract'
import { deskText } from '../../../../shared/desk/text'
import type { CallInput } from '../../../../shared/http/contract'
import { claimDeskErrors } from '../../../../shared/insurance/claimDeskErrors'
import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import { claimErrors } from '../../../../shared/insurance/claimErrors'
import { insuranceClaimsDesk } from '../../../../shared/insurance/claims.desk.contract'
import { insurancePapers } from '../../../../shared/insurance/papers.contract'
import { insuranceText } from '../../../../shared/insurance/text'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'

export const client = clientOf(insuranceClaimsDesk)
export const papersClient = clientOf(insurancePapers)
const deskClient = clientOf(desk)

export type Decision = CallInput<(typeof insuranceClaimsDesk)['decideClaim']>['body']
type Assignment = CallInput<(typeof desk)['assignWorkItem']>['body']

/** The feature's words for codes, with those of the desk. */
export const errorWords = (): Record<string, string> => ({
  ...currentText(deskText).errors,
  ...currentText(insuranceText).errors,
  ...currentText(claimErrors).errors,
  ...currentText(claimDeskErrors).errors,
})

/** A claim, and what staff can do with it; after any refusal it is loaded again, with what was typed kept. */
export function useClaim({ id, onAssigned, onDecided, onChanged }: PaneProps) {
  const view = useView(() => client.getClaimCase({ params: { claimId: id } }), { deps: [id] })
  const reload = () => {
    onChanged()
    void view.refresh()
  }
  const decide = useCommand(
    (body: Decision, options) => client.decideClaim({ params: { claimId: id }, body }, options),
    {
      onDone: (after) => {
        view.show(after)
        onDecided(currentText(claimDeskText).states[after.state])
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
    { onDone: showAssigned, onError: reload },
  )
  return {
    view,
    decide,
    assign,
    failure: decide.error ?? assign.error,
    handBack: { onDone: showAssigned, onRefused: reload },
  }
}

export type Claim = ReturnType<typeof useClaim>
