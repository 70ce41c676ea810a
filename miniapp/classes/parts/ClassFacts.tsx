import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classesText } from '../../../shared/classes/classesText'
import type { ClassView } from '../../../shared/classes/contract'
import { classWords, feeWords, gradesWords, hoursWords } from '../../../shared/classes/wordsText'
import { useLocale, useText, useWording } from '../../platform/locale'
import { openMap } from '../../platform/openMap'
import { useWhen } from '../../platform/when'
import { Button, Card, Tag, toast } from '../../ui'

/** All that parents go by, in cards. */
export function ClassFacts({ of }: { of: ClassView }) {
  return (
    <>
      <WhenAndWhere of={of} />
      <ForWhom of={of} />
      <Seats of={of} />
      <Menus of={of} />
      <Safety of={of} />
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="class-fact">
      <Text className="class-fact__label">{label}</Text>
      <View className="class-fact__words">{children}</View>
    </View>
  )
}

const Line = ({ children }: { children: string }) => <Text className="class-fact__line">{children}</Text>

function WhenAndWhere({ of: { sessions, days, site, room, phone, position } }: { of: ClassView }) {
  const text = useText(classesText)
  const locale = useLocale()
  const when = useWhen()
  const { listed } = useWording()
  return (
    <Card title={text.facts}>
      <Fact label={text.when}>
        <Line>{text.times(when.span(sessions.from, sessions.to), days)}</Line>
        <Line>{hoursWords(sessions, locale)}</Line>
      </Fact>
      {sessions.offDays.length > 0 && (
        <Fact label={text.off}>
          <Line>{listed(sessions.offDays.map((day) => when.day(day)))}</Line>
        </Fact>
      )}
      <Fact label={text.where}>
        <Line>{`${site.name} · ${room}`}</Line>
        <Line>{site.address}</Line>
        {position && (
          <Button
            kind="outline"
            size="small"
            onTap={() => openMap({ ...site, position }, () => toast(text.addressCopied))}
          >
            {text.navigate}
          </Button>
        )}
      </Fact>
      {phone && (
        <Fact label={text.phone}>
          <Line>{phone}</Line>
        </Fact>
      )}
    </Card>
  )
}

function ForWhom({ of }: { of: ClassView }) {
  const text = useText(classesText)
  const locale = useLocale()
  const when = useWhen()
  const { listed } = useWording()
  const { grades, born, feeFen, mealFeeFen, childrenPerTeacher, healthExclusions } = of
  return (
    <Card title={text.forWhom}>
      <Fact label={text.grades}>
        <Line>{gradesWords(grades, locale)}</Line>
      </Fact>
      {born && (
        <Fact label={text.born}>
          <Line>{when.span(born.from, born.to)}</Line>
        </Fact>
      )}
      <Fact label={text.fee}>
        <Line>{feeWords(feeFen, locale)}</Line>
      </Fact>
      {mealFeeFen > 0 && (
        <Fact label={text.mealFee}>
          <Line>{feeWords(mealFeeFen, locale)}</Line>
        </Fact>
      )}
      <Fact label={text.teachers}>
        <Line>{text.ratio(childrenPerTeacher)}</Line>
      </Fact>
      {healthExclusions.length > 0 && (
        <Fact label={text.health}>
          <Line>{listed(healthExclusions)}</Line>
        </Fact>
      )}
    </Card>
  )
}

function Seats({ of: { seats, minimum, allocation, quotas, freeFor } }: { of: ClassView }) {
  const text = useText(classesText)
  const { allocations, groups } = useText(classWords)
  return (
    <Card title={text.allocation} aside={<Tag>{allocations[allocation]}</Tag>}>
      <Text className="class-words">{text.how[allocation]}</Text>
      {quotas.map(({ group, seats: kept }) => (
        <View key={group} className="class-quota">
          <Text>{text.quota(groups[group], kept)}</Text>
          {freeFor.includes(group) && <Tag tone="ok">{text.quotaLeft}</Tag>}
        </View>
      ))}
      <Text className="class-words">{text.together}</Text>
      <Fact label={text.seats}>
        <Line>{`${text.seatsOf(seats)} · ${text.minimum(minimum)}`}</Line>
      </Fact>
    </Card>
  )
}

function Menus({ of: { menus } }: { of: ClassView }) {
  const text = useText(classesText)
  const { weekday, weekdayName } = useText(classWords)
  if (menus.length === 0) return null
  return (
    <Card title={text.menus}>
      {menus.map(({ weekday: day, meals }) => (
        <Fact key={`${day} ${meals}`} label={weekdayName(weekday(day))}>
          <Line>{meals}</Line>
        </Fact>
      ))}
    </Card>
  )
}

function Safety({ of: { safety } }: { of: ClassView }) {
  const text = useText(classesText)
  const when = useWhen()
  const { inspectedOn, exits, extinguishers, hasCameras, hasGuard, firstAid, remarks } = safety
  const lines = [
    inspectedOn ? text.inspected(when.day(inspectedOn)) : text.uninspected,
    `${text.exits(exits)} · ${text.extinguishers(extinguishers)}`,
    ...(hasGuard ? [text.guard] : []),
    ...(hasCameras ? [text.cameras] : []),
    ...(firstAid ? [firstAid] : []),
    ...(remarks ? [remarks] : []),
  ]
  return (
    <Card title={text.safety}>
      <View aria-role="list">
        {lines.map((line) => (
          <Text key={line} className="class-item" aria-role="listitem">
            {line}
          </Text>
        ))}
      </View>
    </Card>
  )
}
