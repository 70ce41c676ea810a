import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { bankDeskText } from '../../../../shared/learning/bankDeskText'
import { measure, mostQuestions } from '../../../../shared/learning/papers'
import { papersDeskText } from '../../../../shared/learning/papersDeskText'
import { useText } from '../../../platform/locale'
import { Button, Card, Chips, Field, PickField } from '../../../ui'
import type { PaperFieldsProps } from './PaperFields'
import { blankDraw, type DrawForm, type NamedForm, type PaperForm, sourceOf } from './paperForm'
import { QuestionPicker } from './QuestionPicker'

/** What a paper asks: questions drawn anew for each person, or the same named ones for all. */
export function Asked(props: PaperFieldsProps) {
  const text = useText(papersDeskText)
  const { form, onChange } = props
  const ways = Object.entries(text.ways).map(([value, label]) => ({ value: value as PaperForm['way'], label }))
  return (
    <>
      <Card title={text.draws}>
        <Chips label={text.draws} options={ways} value={form.way} onChange={(way) => onChange({ way })} />
      </Card>
      {form.way === 'fixed' ? <Named {...props} /> : <Draws {...props} />}
    </>
  )
}

function sizeOf(form: PaperForm): [questions: number, fullMarks: number] {
  const source = sourceOf(form)
  const { questions, fullMarks } = source ? measure(source) : { questions: 0, fullMarks: 0 }
  return [questions, fullMarks]
}

function Named({ form, choices: { organisation, topics }, onChange }: PaperFieldsProps) {
  const text = useText(papersDeskText)
  const [isPicking, setIsPicking] = useState(false)
  const { named } = form
  const change = (id: string, marks: string) =>
    onChange({ named: named.map((one) => (one.questionId === id ? { ...one, marks } : one)) })
  return (
    <>
      {named.map((one, at) => (
        <NamedFields
          key={one.questionId}
          number={at + 1}
          question={one}
          onMarks={(marks) => change(one.questionId, marks)}
          onRemove={() => onChange({ named: named.filter(({ questionId }) => questionId !== one.questionId) })}
        />
      ))}
      <Card>
        <Text className="quiz-desk__hint">
          {named.length === 0 ? text.noneNamed : text.fixedSource(...sizeOf(form))}
        </Text>
        <Button kind="outline" size="small" disabled={named.length >= mostQuestions} onTap={() => setIsPicking(true)}>
          {text.pick}
        </Button>
      </Card>
      <QuestionPicker
        isOpen={isPicking}
        organisationId={organisation.id}
        topics={topics}
        named={named}
        onChange={(picked) => onChange({ named: picked.slice(0, mostQuestions) })}
        onClose={() => setIsPicking(false)}
      />
    </>
  )
}

interface NamedFieldsProps {
  number: number
  question: NamedForm
  onMarks: (marks: string) => void
  onRemove: () => void
}

function NamedFields({ number, question: { stem, kind, marks }, onMarks, onRemove }: NamedFieldsProps) {
  const text = useText(papersDeskText)
  const { kinds } = useText(bankDeskText)
  return (
    <Card kind="rows">
      <View className="quiz-desk__named">
        <Text className="quiz-desk__line">{text.namedAt(number, stem)}</Text>
        <Text className="quiz-desk__hint">{kinds[kind]}</Text>
      </View>
      <Field label={text.marksEach} type="number" value={marks} maxLength={3} onChange={onMarks} />
      <Button kind="plain" size="small" onTap={onRemove}>
        {text.removeNamed}
      </Button>
    </Card>
  )
}

function Draws({ form, choices: { topics }, onChange }: PaperFieldsProps) {
  const text = useText(papersDeskText)
  const change = (draw: DrawForm, part: Partial<DrawForm>) =>
    onChange({ draws: form.draws.map((one) => (one === draw ? { ...one, ...part } : one)) })
  return (
    <>
      {form.draws.map((draw) => (
        <DrawFields
          key={draw.key}
          draw={draw}
          topics={topics}
          onChange={(part) => change(draw, part)}
          {...(form.draws.length > 1
            ? { onRemove: () => onChange({ draws: form.draws.filter((one) => one !== draw) }) }
            : {})}
        />
      ))}
      <Card>
        <Text className="quiz-desk__hint">{text.sum(...sizeOf(form))}</Text>
        <Button
          kind="plain"
          size="small"
          onTap={() => onChange({ draws: [...form.draws, blankDraw(topics[0]?.topic ?? '')] })}
        >
          {text.addDraw}
        </Button>
      </Card>
    </>
  )
}

interface DrawFieldsProps {
  draw: DrawForm
  topics: PaperFieldsProps['choices']['topics']
  onChange: (change: Partial<DrawForm>) => void
  onRemove?: () => void
}

function DrawFields({ draw, topics, onChange, onRemove }: DrawFieldsProps) {
  const text = useText(papersDeskText)
  const bank = useText(bankDeskText)
  const kinds = Object.entries(bank.kinds).map(([value, label]) => ({ value: value as DrawForm['kind'], label }))
  const grades = Object.entries(bank.difficulties).map(([value, label]) => ({
    ...{ value: value as DrawForm['difficulty'], label },
  }))
  return (
    <Card kind="rows" title={text.draws}>
      <PickField
        label={bank.topic}
        options={topics.map(({ topic, questions }) => ({ value: topic, label: bank.topicOf(topic, questions) }))}
        value={draw.topic}
        onChange={(topic) => onChange({ topic })}
      />
      <View className="quiz-desk__pair">
        <Field
          label={text.count}
          type="number"
          value={draw.count}
          maxLength={3}
          onChange={(count) => onChange({ count })}
        />
        <Field
          label={text.marksEach}
          type="number"
          value={draw.marks}
          maxLength={3}
          onChange={(marks) => onChange({ marks })}
        />
      </View>
      <View className="quiz-desk__pair">
        <PickField
          label={bank.kind}
          options={[{ value: '', label: text.anyKind }, ...kinds]}
          value={draw.kind}
          onChange={(kind) => onChange({ kind })}
        />
        <PickField
          label={bank.difficulty}
          options={[{ value: '', label: text.anyDifficulty }, ...grades]}
          value={draw.difficulty}
          onChange={(difficulty) => onChange({ difficulty })}
        />
      </View>
      {onRemove && (
        <Button kind="plain" size="small" onTap={onRemove}>
          {text.removeDraw}
        </Button>
      )}
    </Card>
  )
}
