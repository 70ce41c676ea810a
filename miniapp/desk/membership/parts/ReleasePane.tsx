import { releaseDeskText } from '../../../../shared/membership/releaseDeskText'
import { useText } from '../../../platform/locale'
import { PaneFrame } from '../../parts/PaneFrame'
import type { PaneProps } from '../../parts/pane'
import { ReleaseBody } from './ReleaseBody'
import { useRelease } from './useRelease'

/** The case about a number beside the queue. */
export function ReleasePane(props: PaneProps) {
  const { errors } = useText(releaseDeskText)
  const on = useRelease(props)
  return (
    <PaneFrame view={on.view} errors={errors}>
      {(of) => <ReleaseBody of={of} on={on} />}
    </PaneFrame>
  )
}
