import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { JudgedStage, PerformanceView } from '../../../shared/learning/judging.contract'
import { judgingText } from '../../../shared/learning/judgingText'
import { useText } from '../../platform/locale'
import { Button, Field, Sheet } from '../../ui'

interface ScoreSheetProps {
  of: PerformanceView
  criteria: JudgedStage['criteria']
  start: readonly number[] | null
  /** Nobody else is left to be scored. */
  isLast: boolean
  onGive: (marks: number[]) => void
  onClose: () => void
}

const wholeOf = (typed: string, most: number): number | null =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= most ? Number(typed) : null

/** What a judge gives one entry, criterion by criterion. */
export function ScoreSheet({ of, criteria, start, isLast, onGive, onClose }: ScoreSheetProps) {
  const text = useText(judgingText)
  const [typed, setTyped] = useState(() => criteria.map((_, at) => (start ? String(start[at]) : '')))
  const marks = criteria.map(({ most }, at) => wholeOf(typed[at]!, most))
  const whole = criteria.reduce((sum, { most }) => sum + most, 0)
  const total = marks.reduce<number>((sum, mark) => sum + (mark ?? 0), 0)
  const given = marks.filter((mark) => mark !== null)
  const title = [text.number(of.start), of.team ?? of.group].join(' · ')
  return (
    <Sheet isOpen title={title} onClose={onClose}>
      {criteria.map(({ name, most }, at) => (
        <Field
          key={name}
          label={name}
          hint={text.most(most)}
          type="number"
          value={typed[at]!}
          maxLength={3}
          focus={at === 0 && start === null}
          error={typed[at] !== '' && marks[at] === null ? text.wrong(most) : null}
          onChange={(value) => setTyped(typed.map((one, index) => (index === at ? value : one)))}
        />
      ))}
      <Text className="judge-marks__sum">{text.sum(total, whole)}</Text>
      <Button disabled={given.length < criteria.length} onTap={() => onGive(given)}>
        {isLast ? text.save : text.next}
      </Button>
    </Sheet>
  )
}
