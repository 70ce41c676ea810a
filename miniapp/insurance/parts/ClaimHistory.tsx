import { claimProgressText } from '../../../shared/insurance/claimProgressText'
import type { ClaimView } from '../../../shared/insurance/claimViews'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card, Timeline } from '../../ui'

/** What happened, oldest first. */
export function ClaimHistory({ claim: { history } }: { claim: ClaimView }) {
  const text = useText(claimProgressText)
  const when = useWhen()
  if (history.length === 0) return null
  return (
    <Card title={text.history}>
      <Timeline
        items={history.map(({ step, at, organisation }) => ({
          key: `${step} ${at}`,
          title: text.steps[step],
          note: organisation ? `${when.at(at)} · ${organisation}` : when.at(at),
        }))}
      />
    </Card>
  )
}
