import { deskText } from '../../../../shared/desk/text'
import type { CallInput } from '../../../../shared/http/contract'
import { claimDeskErrors } from '../../../../shared/insurance/claimDeskErrors'
import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import { claimErrors } from '../../../../shared/insurance/claimErrors'
import { insuranceClaimsDesk } from '../../../../shared/insurance/claims.desk.contract'
import { insurancePapers } from '../../../../shared/insurance/papers.contract'
import { insuranceText } from '../../../../shared/insurance/text'
import { paymentErrors } from '../../../../shared/payments/text'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'
import { useAssigning } from '../../parts/useAssigning'

export const client = clientOf(insuranceClaimsDesk)
export const papersClient = clientOf(insurancePapers)

export type Decision = CallInput<(typeof insuranceClaimsDesk)['decideClaim']>['body']

/** The feature's words for codes, with those of the desk. */
export const errorWords = (): Record<string, string> => ({
  ...currentText(deskText).errors,
  ...currentText(insuranceText).errors,
  ...currentText(claimErrors).errors,
  ...currentText(claimDeskErrors).errors,
  ...currentText(paymentErrors).errors,
})

/** A claim, and what staff can do with it; after any refusal it is loaded again, with what was typed kept. */
export function useClaim(pane: PaneProps) {
  const { id, onDecided } = pane
  const view = useView(() => client.getClaimCase({ params: { claimId: id } }), { deps: [id] })
  const { assign, reload, handBack } = useAssigning(pane, view)
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
  return { view, decide, assign, failure: decide.error ?? assign.error, handBack }
}

export type Claim = ReturnType<typeof useClaim>
