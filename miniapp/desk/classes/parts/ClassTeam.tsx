import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { classPlanText } from '../../../../shared/classes/classPlanText'
import type { DeskClassView } from '../../../../shared/classes/planViews'
import { classWords } from '../../../../shared/classes/wordsText'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useWhen } from '../../../platform/when'
import { Button, Card, confirm, Empty, Row, Sheet, toast } from '../../../ui'
import type { ClassActsProps } from './ClassActs'
import { explained, workers } from './planClient'
import { Problem } from './planForms'

type Member = DeskClassView['team'][number]

/** Who is with the children; nobody is added without a record check that lasts as long as the class. */
export function ClassTeam({ plan, onChanged, onRefresh }: ClassActsProps) {
  const text = useText(classPlanText)
  const [isOpen, setOpen] = useState(false)
  const { id: classId, team, actions } = plan
  const canAssign = actions.includes('assign')
  const leaving = useCommand(workers.unassignWorker, {
    onDone: (after) => {
      toast(text.unassigned)
      onChanged(after)
    },
    onError: () => void onRefresh(),
  })
  const takeOff = async ({ id, name }: Member) => {
    const isSure = await confirm({ title: text.unassignAsk(name), ok: text.unassign })
    if (isSure) await leaving.run({ params: { classId, workerId: id } })
  }
  const more = canAssign ? { label: text.assign, onTap: () => setOpen(true) } : undefined
  return (
    <Card kind="rows" title={text.team} more={more}>
      {team.length === 0 && <Text className="class-plan__hint">{text.noTeam}</Text>}
      {team.map((member) => (
        <MemberLine
          key={member.id}
          member={member}
          act={canAssign ? { label: text.unassign, onTap: () => void takeOff(member) } : null}
        />
      ))}
      <Problem words={explained(leaving.error)} />
      {isOpen && <Assigning plan={plan} onChanged={onChanged} onRefresh={onRefresh} onClose={() => setOpen(false)} />}
    </Card>
  )
}

interface MemberLineProps {
  member: Member
  problem?: string | null
  act: { label: string; onTap: () => void } | null
}

function MemberLine({ member: { name, duty, validUntil }, problem = null, act }: MemberLineProps) {
  const text = useText(classPlanText)
  const { duties } = useText(classWords)
  const when = useWhen()
  return (
    <Row
      title={`${name} · ${duties[duty]}`}
      note={problem ?? (validUntil ? text.validUntil(when.day(validUntil)) : text.problems.unchecked)}
      value={
        act && (
          <Button kind="plain" size="small" label={`${act.label} ${name}`} onTap={act.onTap}>
            {act.label}
          </Button>
        )
      }
    />
  )
}

function Assigning({ plan, onChanged, onRefresh, onClose }: ClassActsProps & { onClose: () => void }) {
  const text = useText(classPlanText)
  const { id: classId, others } = plan
  const assigning = useCommand(workers.assignWorker, {
    onDone: (after) => {
      toast(text.assigned)
      onChanged(after)
    },
    onError: () => void onRefresh(),
  })
  return (
    <Sheet isOpen title={text.assign} onClose={onClose}>
      <View className="class-plan__sheet">
        {others.length === 0 && <Empty text={text.noOthers} />}
        {others.map((other) => (
          <MemberLine
            key={other.id}
            member={other}
            problem={other.problem && text.problems[other.problem]}
            act={
              other.problem
                ? null
                : { label: text.assign, onTap: () => void assigning.run({ params: { classId, workerId: other.id } }) }
            }
          />
        ))}
        <Problem words={explained(assigning.error)} />
      </View>
    </Sheet>
  )
}
