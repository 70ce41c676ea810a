import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { bankDeskText } from '../../../../shared/learning/bankDeskText'
import { measure, reviewPolicies } from '../../../../shared/learning/papers'
import { papersDeskText } from '../../../../shared/learning/papersDeskText'
import { useText } from '../../../platform/locale'
import { Button, Card, Chips, DateField, Field, PickField, TimeField } from '../../../ui'
import { blankDraw, type DrawForm, type PaperForm, sourceOf } from './paperForm'

interface Choices {
  topics: readonly { topic: string; questions: number }[]
  campaigns: readonly { id: string; name: string; stock: number }[]
}

export interface PaperFieldsProps {
  form: PaperForm
  choices: Choices
  onChange: (change: Partial<PaperForm>) => void
}

/** All that an editor says of a paper. */
export function PaperFields(props: PaperFieldsProps) {
  return (
    <>
      <Words {...props} />
      <Draws {...props} />
      <Terms {...props} />
      <Window {...props} />
    </>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="field quiz-desk__labelled">
      <Text className="field__label">{label}</Text>
      {children}
    </View>
  )
}

function Words({ form: { name, intro }, onChange }: PaperFieldsProps) {
  const text = useText(papersDeskText)
  return (
    <Card kind="rows">
      <Field label={text.name} value={name} maxLength={60} onChange={(value) => onChange({ name: value })} />
      <Field
        label={text.intro}
        hint={text.introHint}
        lines
        value={intro}
        maxLength={500}
        onChange={(value) => onChange({ intro: value })}
      />
    </Card>
  )
}

function Draws({ form, choices: { topics }, onChange }: PaperFieldsProps) {
  const text = useText(papersDeskText)
  const source = sourceOf(form)
  const { questions, fullMarks } = source ? measure(source) : { questions: 0, fullMarks: 0 }
  if (form.named) {
    return (
      <Card title={text.draws}>
        <Text className="quiz-desk__hint">{text.fixedSource(questions, fullMarks)}</Text>
      </Card>
    )
  }
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
        <Text className="quiz-desk__hint">{text.sum(questions, fullMarks)}</Text>
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
  topics: Choices['topics']
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

function Terms({ form, choices: { campaigns }, onChange }: PaperFieldsProps) {
  const text = useText(papersDeskText)
  const count = (key: 'passMarks' | 'minutes' | 'attempts') => (
    <Field
      label={text[key]}
      type="number"
      value={form[key]}
      maxLength={5}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <Card kind="rows">
      {count('passMarks')}
      <View className="quiz-desk__pair">
        {count('minutes')}
        {count('attempts')}
      </View>
      <Labelled label={text.review}>
        <Chips
          label={text.review}
          options={reviewPolicies.map((value) => ({ value, label: text.reviews[value] }))}
          value={form.review}
          onChange={(review) => onChange({ review })}
        />
      </Labelled>
      <PickField
        label={text.campaign}
        options={[
          { value: '', label: text.noCampaign },
          ...campaigns.map(({ id, name, stock }) => ({ value: id, label: text.campaignOf(name, stock) })),
        ]}
        value={form.campaignId}
        onChange={(campaignId) => onChange({ campaignId })}
      />
    </Card>
  )
}

function Window({ form, onChange }: PaperFieldsProps) {
  const text = useText(papersDeskText)
  return (
    <Card kind="rows">
      <View className="quiz-desk__pair">
        <DateField label={text.opensDay} value={form.opensDay} onChange={(opensDay) => onChange({ opensDay })} />
        <TimeField label={text.opensAt} value={form.opensAt} onChange={(opensAt) => onChange({ opensAt })} />
      </View>
      <View className="quiz-desk__pair">
        <DateField label={text.closesDay} value={form.closesDay} onChange={(closesDay) => onChange({ closesDay })} />
        <TimeField label={text.closesAt} value={form.closesAt} onChange={(closesAt) => onChange({ closesAt })} />
      </View>
    </Card>
  )
}
