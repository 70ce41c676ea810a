import { PaneFrame } from '../../parts/PaneFrame'
import type { PaneProps } from '../../parts/pane'
import { ClaimBody } from './ClaimBody'
import { errorWords, useClaim } from './useClaim'

/** The claim beside the queue. */
export function ClaimPane(props: PaneProps) {
  const on = useClaim(props)
  return (
    <PaneFrame view={on.view} errors={errorWords()}>
      {(of) => <ClaimBody of={of} on={on} />}
    </PaneFrame>
  )
}
