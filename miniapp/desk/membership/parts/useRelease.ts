import type { CallInput } from '../../../../shared/http/contract'
import { releaseDeskText } from '../../../../shared/membership/releaseDeskText'
import { membershipReleasesDesk } from '../../../../shared/membership/releases.desk.contract'
import { clientOf } from '../../../platform/client'
import { codeOf } from '../../../platform/errors'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'
import { useAssigning } from '../../parts/useAssigning'

const client = clientOf(membershipReleasesDesk)

type Decision = CallInput<(typeof membershipReleasesDesk)['decideRelease']>['body']

/** Somebody else was first, or the claimant has answered meanwhile. */
const conflicts = [
  'membership.already_decided',
  'membership.release_changed_meanwhile',
  'desk.assigned_elsewhere',
  'desk.closed',
]
export const isConflict = (error: Error | undefined): boolean =>
  error !== undefined && conflicts.includes(codeOf(error))

/** A case about a number, and what a reviewer can do with it; after a conflict it is loaded again. */
export function useRelease(pane: PaneProps) {
  const { id, onDecided } = pane
  const params = { releaseId: id }
  const view = useView(() => client.getReleaseCase({ params }), { deps: [id] })
  const meet = (error: Error) => {
    if (isConflict(error)) reload()
  }
  const { assign, reload, handBack } = useAssigning(pane, view, meet)
  const decide = useCommand((body: Decision, options) => client.decideRelease({ params, body }, options), {
    onDone: (after) => {
      view.show(after)
      if (after.state !== 'submitted') onDecided(currentText(releaseDeskText).done[after.state])
    },
    onError: meet,
  })
  const reveal = () => client.revealRelease({ params })
  return { view, decide, assign, reveal, handBack }
}

export type ReleaseCase = ReturnType<typeof useRelease>
