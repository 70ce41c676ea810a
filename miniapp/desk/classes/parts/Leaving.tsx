import { Text } from '@tarojs/components'
import { dayText } from '../../../../shared/classes/dayText'
import type { ClassDay, DayChild } from '../../../../shared/classes/dayViews'
import type { Act } from '../../../platform/acts'
import { useText, useWording } from '../../../platform/locale'
import { open } from '../../../platform/navigate'
import { useWhen } from '../../../platform/when'
import { Card, Row, Tag, type Tone } from '../../../ui'
import { isHere, pendingHandOver } from './dayActs'

const tones: Record<NonNullable<DayChild['pickup']>, Tone> = { asked: 'warn', allowed: 'ok', refused: 'red' }

/** Who is still here, and to whom the others went. */
export function Leaving({ of, acts }: { of: ClassDay; acts: readonly Act[] }) {
  const text = useText(dayText)
  const here = of.children.filter(({ childId }) => isHere(of, acts, childId))
  const gone = of.children.filter(({ childId, handOver }) => handOver || pendingHandOver(acts, of.day, childId))
  const openChild = (childId: string) => open(`/desk/classes/hand-over?id=${of.classId}&day=${of.day}&child=${childId}`)
  return (
    <>
      <Card title={text.stillHere(here.length)} kind="rows">
        {here.length === 0 && (
          <Text className="class-day__line class-day__line--alone">
            {gone.length > 0 ? text.noneHere : text.hereNone}
          </Text>
        )}
        {here.map((child) => (
          <Row
            key={child.childId}
            title={child.name}
            note={<HereNote child={child} />}
            {...(child.pickup ? { value: <Tag tone={tones[child.pickup]}>{text.pickup[child.pickup]}</Tag> } : {})}
            onTap={() => openChild(child.childId)}
          />
        ))}
      </Card>
      {gone.length > 0 && (
        <Card title={text.gone(gone.length)} kind="rows">
          {gone.map((child) => (
            <GoneRow key={child.childId} child={child} onTap={() => openChild(child.childId)} />
          ))}
        </Card>
      )}
    </>
  )
}

function HereNote({ child: { grade, allergies } }: { child: DayChild }) {
  const text = useText(dayText)
  const { listed } = useWording()
  return (
    <>
      <Text className="class-day__line">{text.grade(grade)}</Text>
      {allergies.length > 0 && <Text className="day-allergy">{text.allergy(listed(allergies))}</Text>}
    </>
  )
}

function GoneRow({ child: { name, handOver }, onTap }: { child: DayChild; onTap: () => void }) {
  const text = useText(dayText)
  const when = useWhen()
  return (
    <Row
      title={name}
      {...(handOver ? { note: text.goneTo(handOver.to ?? text.handOver.unnamed, when.at(handOver.at)) } : {})}
      {...(handOver ? {} : { value: <Tag tone="warn">{text.notSent}</Tag> })}
      onTap={onTap}
    />
  )
}
