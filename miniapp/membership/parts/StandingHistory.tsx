import type { StandingView } from '../../../shared/membership/standing.contract'
import { standingText } from '../../../shared/membership/standingText'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card, Timeline, type TimelineItem } from '../../ui'
import { standingTones } from './standingTones'

type Change = StandingView['history'][number]

/** 会籍变动, oldest first, over all unions. */
export function StandingHistory({ history }: { history: readonly Change[] }) {
  const text = useText(standingText)
  const when = useWhen()
  const noteOf = ({ at, by, organisation, reason, note, until }: Change) => {
    const who = by === 'self' ? text.bySelf : by === 'rule' ? text.byRule : (organisation ?? '')
    const why = reason && reason !== 'other' && reason !== 'accepted' ? text.reasons[reason] : null
    return [`${when.at(at)} · ${who}`, why, until && when.day(until), note].filter(Boolean).join(' · ')
  }
  const items: TimelineItem[] = history
    .map((change) => ({
      key: change.id,
      title: text.acts[change.act],
      note: noteOf(change),
      tone: standingTones[change.to],
    }))
    .reverse()
  if (items.length === 0) return null
  return (
    <Card title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}
