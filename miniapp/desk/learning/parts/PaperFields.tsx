import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { reviewPolicies } from '../../../../shared/learning/papers'
import { papersDeskText } from '../../../../shared/learning/papersDeskText'
import { useText } from '../../../platform/locale'
import { Card, Chips, DateField, Field, PickField, TimeField } from '../../../ui'
import { Asked } from './Asked'
import type { PaperForm } from './paperForm'

interface Choices {
  organisation: { id: string }
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
      <Asked {...props} />
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
