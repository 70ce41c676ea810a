import { View } from '@tarojs/components'
import { classPlanText } from '../../../../shared/classes/classPlanText'
import { allocations, priorityGroups } from '../../../../shared/classes/states'
import { classWords } from '../../../../shared/classes/wordsText'
import { useText } from '../../../platform/locale'
import { Card, Chips, DateField, Field, TimeField } from '../../../ui'
import type { ClassFieldsProps } from './ClassFields'
import type { ClassForm } from './classForm'
import { Labelled } from './planForms'

/** Seats and how they are given, the window, money, and what parents should know. */
export function ClassSeatFields(props: ClassFieldsProps) {
  return (
    <>
      <Seats {...props} />
      <Window {...props} />
      <Costs {...props} />
      <Care {...props} />
    </>
  )
}

type Counted = 'seats' | 'minimum' | 'childrenPerTeacher'

function Seats({ form, isFixed, onChange }: ClassFieldsProps) {
  const text = useText(classPlanText)
  const words = useText(classWords)
  const count = (key: Counted) => (
    <Field
      label={text[key]}
      type="number"
      value={form[key]}
      maxLength={4}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <Card kind="rows">
      <View className="class-plan__pair">
        {count('seats')}
        {count('minimum')}
      </View>
      {count('childrenPerTeacher')}
      {!isFixed && (
        <Labelled label={text.allocation}>
          <Chips
            label={text.allocation}
            options={allocations.map((value) => ({ value, label: words.allocations[value] }))}
            value={form.allocation}
            onChange={(allocation) => onChange({ allocation })}
          />
        </Labelled>
      )}
      {!isFixed &&
        form.allocation === 'priority' &&
        priorityGroups.map((group) => (
          <Field
            key={group}
            label={text.quota(words.groups[group])}
            type="number"
            value={form.quotas[group] ?? ''}
            maxLength={4}
            onChange={(seats) => onChange({ quotas: { ...form.quotas, [group]: seats } })}
          />
        ))}
    </Card>
  )
}

function Window({ form, isFixed, onChange }: ClassFieldsProps) {
  const text = useText(classPlanText)
  // Whoever entered a draw counted on its day.
  const isCloseFixed = isFixed && form.allocation === 'draw'
  return (
    <Card kind="rows">
      <View className="class-plan__pair">
        <DateField
          label={text.opensDay}
          value={form.opensDay}
          disabled={isFixed}
          onChange={(opensDay) => onChange({ opensDay })}
        />
        <TimeField
          label={text.at}
          value={form.opensTime}
          disabled={isFixed}
          onChange={(opensTime) => onChange({ opensTime })}
        />
      </View>
      <View className="class-plan__pair">
        <DateField
          label={text.closesDay}
          value={form.closesDay}
          disabled={isCloseFixed}
          onChange={(closesDay) => onChange({ closesDay })}
        />
        <TimeField
          label={text.at}
          value={form.closesTime}
          disabled={isCloseFixed}
          onChange={(closesTime) => onChange({ closesTime })}
        />
      </View>
    </Card>
  )
}

function Costs({ form, isFixed, onChange }: ClassFieldsProps) {
  const text = useText(classPlanText)
  if (isFixed) return null
  const money = (key: 'fee' | 'mealFee') => (
    <Field
      label={text[key]}
      type="digit"
      value={form[key]}
      maxLength={8}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  return (
    <Card kind="rows">
      {money('fee')}
      {money('mealFee')}
    </Card>
  )
}

function Care({ form, onChange }: ClassFieldsProps) {
  const text = useText(classPlanText)
  const { weekday } = useText(classWords)
  const write = (day: string, meals: string): Partial<ClassForm> => ({ meals: { ...form.meals, [day]: meals } })
  return (
    <Card kind="rows">
      <Field
        lines
        label={text.health}
        value={form.health}
        maxLength={1_600}
        onChange={(health) => onChange({ health })}
      />
      {[...form.weekdays].sort().map((day) => (
        <Field
          key={day}
          label={`${text.menus} · ${text.meals(weekday(Number(day)))}`}
          value={form.meals[day] ?? ''}
          maxLength={200}
          onChange={(meals) => onChange(write(day, meals))}
        />
      ))}
    </Card>
  )
}
