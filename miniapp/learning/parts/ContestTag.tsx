import type { ContestRow } from '../../../shared/learning/contests.contract'
import { contestsText } from '../../../shared/learning/contestsText'
import { useText } from '../../platform/locale'
import { Tag } from '../../ui'

/** Where a contest is, in a word. */
export function ContestTag({
  of: { state, opensAt, closesAt },
}: {
  of: Pick<ContestRow, 'state' | 'opensAt' | 'closesAt'>
}) {
  const text = useText(contestsText)
  if (state !== 'published') return <Tag tone={state === 'awarded' ? 'ok' : 'grey'}>{text.states[state]}</Tag>
  if (Date.now() < Date.parse(opensAt)) return <Tag>{text.soon}</Tag>
  return Date.now() < Date.parse(closesAt) ? (
    <Tag tone="ok">{text.open}</Tag>
  ) : (
    <Tag tone="warn">{text.states.published}</Tag>
  )
}
