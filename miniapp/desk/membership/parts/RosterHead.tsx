import { Text, View } from '@tarojs/components'
import { momentOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import type { RosterView } from '../../../../shared/membership/rosters.contract'
import { rosterText } from '../../../../shared/membership/rosterText'
import { useText } from '../../../platform/locale'
import { Card, Tag } from '../../../ui'
import { useNow } from '../../parts/useNow'
import { RosterActs } from './RosterActs'
import { explainCode } from './rosterClient'
import { rosterTones } from './rosterTones'

interface HeadProps {
  roster: RosterView
  onChanged: (roster: RosterView) => void
  onStale: () => void
  onAgain: () => void
}

/** What became of the roster in one line, its figures, the step under way, and what can be done. */
export function RosterHead(props: HeadProps) {
  const { roster } = props
  const text = useText(rosterText)
  const { moment } = useText(deskText)
  const now = useNow()
  const { fileName, organisation, uploadedBy, uploadedAt, state } = roster
  return (
    <Card
      title={fileName || text.unnamed}
      aside={<Tag tone={rosterTones[state]}>{text.states[state]}</Tag>}
      className="roster-head"
    >
      <Text className="roster-head__note">{organisation.name}</Text>
      <Text className="roster-head__note">{text.by(uploadedBy, moment(momentOf(uploadedAt, now)))}</Text>
      {roster.progress ? <Progress roster={roster} /> : <Verdict roster={roster} />}
      {state !== 'failed' && roster.counts.total > 0 && <Counts roster={roster} />}
      <RosterActs {...props} />
    </Card>
  )
}

function Progress({ roster: { state, progress } }: { roster: RosterView }) {
  const text = useText(rosterText)
  const { done, total } = progress!
  const words =
    state === 'importing' || state === 'undoing' ? text.steps[state](done, total ?? done) : text.steps.reading(done)
  const share = total === null || total === 0 ? null : Math.min(100, Math.round((100 * done) / total))
  return (
    <View className="roster-progress">
      <Text className="roster-progress__words" aria-role="status">
        {words}
      </Text>
      <View
        className="roster-progress__bar"
        aria-role="progressbar"
        aria-label={text.progressLabel}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share ?? undefined}
      >
        <View
          className={share === null ? 'roster-progress__done roster-progress__done--open' : 'roster-progress__done'}
          style={{ width: `${share ?? 30}%` }}
        />
      </View>
      <Text className="roster-head__note">{text.stepNote}</Text>
    </View>
  )
}

function Verdict({ roster }: { roster: RosterView }) {
  const text = useText(rosterText)
  return (
    <View className="roster-verdict" aria-role="status">
      <Text className="roster-verdict__words">{verdictOf(roster, text)}</Text>
      {roster.problem && (
        <Text className="roster-verdict__why">
          {explainCode(roster.problem.code)}
          {roster.problem.missing.length > 0 ? ` ${text.missingColumns(roster.problem.missing.join('、'))}` : ''}
        </Text>
      )}
    </View>
  )
}

function verdictOf({ state, counts, importedAt }: RosterView, { verdicts }: (typeof rosterText)['zh']): string {
  if (state === 'failed') return verdicts.failed
  if (state === 'checked') return verdicts.checked(counts.good)
  if (state === 'imported') return verdicts.imported(counts.imported)
  return importedAt === null ? verdicts.discarded : verdicts.undone(counts.undone)
}

/** The figures that are not nought, the whole first. */
function Counts({ roster: { counts, state } }: { roster: RosterView }) {
  const text = useText(rosterText)
  const names = ['total', 'good', 'imported', 'faulty', 'passedOver', 'undone', 'kept'] as const
  const shown = names.filter(
    (name) => name === 'total' || (counts[name] > 0 && (name !== 'good' || state === 'checked' || state === 'reading')),
  )
  return (
    <View className="roster-counts" aria-role="list">
      {shown.map((name) => (
        <View key={name} className={`roster-counts__one roster-counts__one--${name}`} aria-role="listitem">
          <Text className="roster-counts__number">{String(counts[name])}</Text>
          <Text className="roster-counts__name">{text.counts[name]}</Text>
        </View>
      ))}
    </View>
  )
}
