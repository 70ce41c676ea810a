import { Text, View } from '@tarojs/components'
import { dayText } from '../../../../shared/classes/dayText'
import type { ClassDay, MarkView } from '../../../../shared/classes/dayViews'
import { type Act, dropAct } from '../../../platform/acts'
import { useText } from '../../../platform/locale'
import { Button, Card, Warning } from '../../../ui'
import { type AttendanceInput, conflictsIn, type DayActs, differs, kinds, settle } from './dayActs'
import { explainCode } from './dayClient'

/** What is not with the server: waiting for a network, refused, or different from what somebody else wrote. */
export function ActsLeft({ of, acts }: { of: Pick<ClassDay, 'children'>; acts: DayActs }) {
  const text = useText(dayText)
  const waiting = acts.acts.filter(({ problem }) => !problem)
  const refused = acts.acts.filter(({ problem }) => problem && problem.code !== differs)
  const nameOf = (childId: string) => of.children.find((one) => one.childId === childId)?.name ?? ''
  return (
    <>
      {waiting.length > 0 && (
        <Warning
          text={acts.sending ? text.sending : text.waiting(waiting.length)}
          {...(acts.sending ? {} : { action: { label: text.sendNow, onTap: () => void acts.send() } })}
        />
      )}
      {refused.map((act) => (
        <Refused key={act.key} act={act} nameOf={nameOf} />
      ))}
      {conflictsIn(acts.acts).map(({ act, theirs, mine }) => (
        <Conflict
          key={`${act.key} ${theirs.childId}`}
          name={nameOf(theirs.childId)}
          theirs={theirs}
          mine={mine}
          onKeep={() => settle(act, theirs.childId)}
          onChange={() => {
            settle(act, theirs.childId)
            const mark = { childId: theirs.childId, mark: mine, version: theirs.version }
            const { params } = act.input as AttendanceInput
            void acts.add(kinds.attendance, { params, body: { marks: [mark] } } satisfies AttendanceInput)
          }}
        />
      ))}
    </>
  )
}

const wordOf = { [kinds.attendance]: 'attendance', [kinds.handOver]: 'handOver', [kinds.log]: 'log' } as const

function Refused({ act, nameOf }: { act: Act; nameOf: (childId: string) => string }) {
  const { refused: text } = useText(dayText)
  const { childId } = (act.input as { body: { childId?: string } }).body
  const what = text[wordOf[act.kind as keyof typeof wordOf]]
  return (
    <Card title={text.title} className="day-problem">
      <Text className="class-day__line">{childId ? `${what} · ${nameOf(childId)}` : what}</Text>
      <Text className="day-problem__why">{explainCode(act.problem!.code)}</Text>
      <View className="day-problem__acts">
        <Button kind="outline" size="small" onTap={() => dropAct(act.key)}>
          {text.drop}
        </Button>
      </View>
    </Card>
  )
}

interface ConflictProps {
  name: string
  theirs: MarkView
  mine: MarkView['mark']
  onKeep: () => void
  onChange: () => void
}

function Conflict({ name, theirs, mine, onKeep, onChange }: ConflictProps) {
  const { conflict: text, marks } = useText(dayText)
  return (
    <Card title={text.title} className="day-problem">
      <Text className="class-day__line">{text.mine(name, marks[mine])}</Text>
      <Text className="class-day__line">{text.theirs(theirs.recordedBy, marks[theirs.mark])}</Text>
      <View className="day-problem__acts">
        <Button kind="outline" size="small" onTap={onKeep}>
          {text.keepTheirs}
        </Button>
        <Button size="small" onTap={onChange}>
          {text.useMine}
        </Button>
      </View>
    </Card>
  )
}
