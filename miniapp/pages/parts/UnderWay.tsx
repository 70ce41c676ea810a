import { Text } from '@tarojs/components'
import type { HomeView } from '../../../shared/home/contract'
import { homeText } from '../../../shared/home/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useWhen } from '../../platform/when'
import { Card, Row, Tag, type Tone } from '../../ui'

type Matter = HomeView['underWay'][number]

const tones: Record<string, Tone> = { draft: 'grey', submitted: 'warn', returned: 'red' }

/** One line a case: its step, and when what happens; gone when nothing is under way. */
export function UnderWay({ matters }: { matters: readonly Matter[] }) {
  if (matters.length === 0) return null
  return (
    <Card kind="rows">
      {matters.map((matter) => (
        <MatterRow key={matter.id} matter={matter} />
      ))}
    </Card>
  )
}

function MatterRow({ matter }: { matter: Matter }) {
  const text = useText(homeText)
  const kinds: Record<string, string | undefined> = text.matters
  const next = useNext(matter)
  const states: Record<string, string | undefined> = text.matterStates
  return (
    <Row
      lead={<Tag tone={tones[matter.state] ?? 'warn'}>{states[matter.state] ?? text.underWay}</Tag>}
      title={kinds[matter.kind] ?? text.otherMatter}
      note={
        <>
          {matter.organisationName && <Text className="matter__line">{matter.organisationName}</Text>}
          {next && <Text className="matter__line">{next}</Text>}
        </>
      }
      onTap={() => open(matter.link)}
    />
  )
}

/** What is to be done, or by when the answer comes. */
function useNext({ state, dueAt }: Matter): string | undefined {
  const text = useText(homeText)
  const when = useWhen()
  if (state === 'draft') return text.goOn
  if (state === 'returned') return text.addNow
  if (dueAt === null) return undefined
  return new Date(dueAt) < new Date() ? text.answerLate : text.dueBefore(when.at(dueAt))
}
