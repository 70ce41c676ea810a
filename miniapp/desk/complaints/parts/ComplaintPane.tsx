import { PaneFrame } from '../../parts/PaneFrame'
import type { PaneProps } from '../../parts/pane'
import { ComplaintBody } from './ComplaintBody'
import { errorWords, useComplaint } from './useComplaint'

/** The letter beside the queue. */
export function ComplaintPane(props: PaneProps) {
  const on = useComplaint(props)
  return (
    <PaneFrame view={on.view} errors={errorWords()}>
      {(of) => <ComplaintBody of={of} on={on} />}
    </PaneFrame>
  )
}
