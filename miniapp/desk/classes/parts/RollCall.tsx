import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { dayText } from '../../../../shared/classes/dayText'
import type { ClassDay, DayChild } from '../../../../shared/classes/dayViews'
import { type Attendance, attendances } from '../../../../shared/classes/states'
import { useText, useWording } from '../../../platform/locale'
import { BottomBar, Card, toast } from '../../../ui'
import { type AttendanceInput, type DayActs, kinds, pendingMark } from './dayActs'

type Marks = Record<string, Attendance>

/** Two taps where all came: the rest is here, save. */
export function RollCall({ of, acts }: { of: ClassDay; acts: DayActs }) {
  const text = useText(dayText)
  const [chosen, choose] = useState<Marks>({})
  const knownOf = ({ childId, mark }: DayChild) => pendingMark(acts.acts, of.day, childId)?.mark ?? mark?.mark ?? null
  const changed = of.children.filter((child) => chosen[child.childId] && chosen[child.childId] !== knownOf(child))
  const open = of.children.filter((child) => !chosen[child.childId] && !knownOf(child))
  const markRest = () =>
    choose({ ...chosen, ...Object.fromEntries(open.map(({ childId }) => [childId, 'present' as const])) })
  const save = async () => {
    const marks = changed.map(({ childId, mark }) => ({
      childId,
      mark: chosen[childId]!,
      version: mark?.version ?? 0,
    }))
    const input: AttendanceInput = {
      params: { classId: of.classId, day: of.day },
      body: { marks, tappedAt: new Date().toISOString() },
    }
    choose({})
    const left = await acts.add(kinds.attendance, input)
    toast(left ? text.kept : text.saved)
  }
  return (
    <>
      <Card kind="rows">
        {of.children.map((child) => (
          <RollRow
            key={child.childId}
            child={child}
            mark={chosen[child.childId] ?? knownOf(child)}
            isOff={of.blocker !== null || child.handOver !== null}
            onMark={(mark) => choose({ ...chosen, [child.childId]: mark })}
          />
        ))}
      </Card>
      {of.blocker === null && (
        <BottomBar
          label={text.save(changed.length)}
          missing={changed.length === 0 ? text.nothingToSave : null}
          onTap={() => void save()}
          second={{ label: text.allHere, onTap: markRest, disabled: open.length === 0 }}
        />
      )}
    </>
  )
}

interface RollRowProps {
  child: DayChild
  mark: Attendance | null
  isOff: boolean
  onMark: (mark: Attendance) => void
}

function RollRow({ child, mark, isOff, onMark }: RollRowProps) {
  const text = useText(dayText)
  const { listed } = useWording()
  const note = child.mark?.note ?? null
  return (
    <View className="roll-row">
      <View className="roll-row__who">
        <Text className="roll-row__name">{child.name}</Text>
        <Text className="class-day__line">{[text.grade(child.grade), note].filter(Boolean).join(' · ')}</Text>
        {child.allergies.length > 0 && <Text className="day-allergy">{text.allergy(listed(child.allergies))}</Text>}
      </View>
      <View className="roll-row__marks" aria-role="radiogroup" aria-label={child.name}>
        {attendances.map((one) => (
          <View
            key={one}
            className={`roll-row__mark ${mark === one ? `roll-row__mark--${one}` : ''}`}
            aria-role="radio"
            aria-checked={mark === one}
            aria-disabled={isOff}
            onClick={isOff ? undefined : () => onMark(one)}
          >
            <Text>{text.marks[one]}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
