import { View } from '@tarojs/components'
import { useState } from 'react'
import { classWords } from '../../../../shared/classes/wordsText'
import type { WorkerView } from '../../../../shared/classes/workers.desk.contract'
import { workersText } from '../../../../shared/classes/workersText'
import { shanghaiDay } from '../../../../shared/http/time'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useWhen } from '../../../platform/when'
import { Button, Card, Chips, confirm, DateField, Row, Tag, toast } from '../../../ui'
import { explained, workers } from './planClient'
import { Labelled, Problem } from './planForms'

interface CheckCardProps {
  worker: WorkerView
  onChanged: (worker: WorkerView) => void
  onRefresh: () => Promise<void>
}

/** The yearly record check: what it found, until when it is good, and the next one. */
export function CheckCard({ worker, onChanged, onRefresh }: CheckCardProps) {
  const text = useText(workersText)
  const { duties } = useText(classWords)
  const when = useWhen()
  const { name, duty, organisation, checkedOn, isClear, validUntil, warning, actions } = worker
  const tag = warning === null ? <Tag tone="ok">{text.valid}</Tag> : <Tag tone="warn">{text.warnings[warning]}</Tag>
  const found = isClear ? text.isClear : text.isUnclear
  return (
    <>
      <Card kind="rows" title={`${name} · ${duties[duty]}`} aside={tag}>
        <Row title={text.union} value={organisation.name} />
        <Row
          title={text.check}
          note={checkedOn && validUntil ? `${text.checkedOn(when.day(checkedOn))} · ${found}` : text.neverChecked}
          value={validUntil && isClear ? text.validUntil(when.day(validUntil)) : undefined}
        />
      </Card>
      {actions.includes('check') && <Recording worker={worker} onChanged={onChanged} onRefresh={onRefresh} />}
    </>
  )
}

function Recording({ worker: { id, version }, onChanged, onRefresh }: CheckCardProps) {
  const text = useText(workersText)
  const today = shanghaiDay(new Date())
  const [checkedOn, setDay] = useState(today)
  const [result, setResult] = useState<'clear' | 'unclear' | null>(null)
  const recording = useCommand(workers.recordCheck, {
    onDone: (after) => {
      toast(text.recorded)
      onChanged(after)
    },
    onError: () => void onRefresh(),
  })
  const record = async () => {
    const isClear = result === 'clear'
    const isSure = isClear || (await confirm({ title: text.unclearAsk, body: text.unclearBody, ok: text.record }))
    if (isSure) await recording.run({ params: { workerId: id }, body: { version, checkedOn, isClear } })
  }
  return (
    <Card kind="rows" title={text.recordTitle}>
      <DateField label={text.recordDay} value={checkedOn} end={today} onChange={setDay} />
      <Labelled label={text.result}>
        <Chips
          label={text.result}
          options={[
            { value: 'clear', label: text.isClear },
            { value: 'unclear', label: text.isUnclear },
          ]}
          value={result}
          onChange={setResult}
        />
      </Labelled>
      <View className="class-plan__acts">
        <Button busy={recording.busy} disabled={result === null} onTap={() => void record()}>
          {text.record}
        </Button>
      </View>
      <Problem words={explained(recording.error)} />
    </Card>
  )
}
