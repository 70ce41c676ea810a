import { Text } from '@tarojs/components'
import type { ContestView } from '../../../shared/learning/contests.contract'
import { contestsText } from '../../../shared/learning/contestsText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useWhen } from '../../platform/when'
import { Card, Row, Tag, type Tone } from '../../ui'
import { markWords } from './contestClient'

type Stage = ContestView['stages'][number]

const tones: Record<Stage['state'], Tone> = { planned: 'grey', running: 'warn', closed: 'ok' }

/** The stages in their order, with where one's own entry is in each. */
export function ContestStages({ of: { stages } }: { of: ContestView }) {
  const text = useText(contestsText)
  return (
    <Card title={text.stages} kind="rows">
      {stages.map((stage) => (
        <StageRow key={stage.id} stage={stage} />
      ))}
    </Card>
  )
}

function StageRow({ stage }: { stage: Stage }) {
  const text = useText(contestsText)
  const { name, way, state, advance, venues, own } = stage
  const paperId = own?.paperId
  const shown = own?.venue == null ? venues : venues.slice(own.venue, own.venue + 1)
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="contest-line">
            {`${text.ways[way]} · ${advance === null ? text.lastStage : text.advance(advance)}`}
          </Text>
          {shown.map((venue, at) => (
            // Venues have no names of their own kind: their place in the list is what they are known by.
            // biome-ignore lint/suspicious/noArrayIndexKey: a venue is its place in the list
            <VenueLine key={at} venue={venue} />
          ))}
          {own && <OwnLine own={own} />}
          {paperId && <Text className="contest-line">{text.answer}</Text>}
        </>
      }
      value={<Tag tone={tones[state]}>{text.stageStates[state]}</Tag>}
      {...(paperId ? { onTap: () => open(`/learning/paper?id=${paperId}`) } : {})}
    />
  )
}

function VenueLine({ venue: { name, address, at } }: { venue: Stage['venues'][number] }) {
  const when = useWhen()
  const words = [name, address, at && when.at(at)].filter(Boolean)
  return <Text className="contest-line">{words.join(' · ')}</Text>
}

function OwnLine({ own: { start, outcome } }: { own: NonNullable<Stage['own']> }) {
  const text = useText(contestsText)
  if (!outcome) return <Text className="contest-line">{text.start(start)}</Text>
  const { mark, rank, tie, advances } = outcome
  if (mark === null || rank === null) return <Text className="contest-line">{text.absent}</Text>
  const words = [text.mark(markWords(mark)), text.rank(rank), ...(advances ? [text.advanced] : [])]
  return (
    <>
      <Text className="contest-line">{words.join(' · ')}</Text>
      {tie && <Text className="contest-line">{text.ties[tie]}</Text>}
    </>
  )
}
