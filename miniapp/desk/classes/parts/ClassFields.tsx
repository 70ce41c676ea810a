import { View } from '@tarojs/components'
import { classPlanText } from '../../../../shared/classes/classPlanText'
import { classKinds } from '../../../../shared/classes/states'
import { classWords, gradeWords } from '../../../../shared/classes/wordsText'
import { useLocale, useText } from '../../../platform/locale'
import { Card, Check, Chips, DateField, Field, ManyChips, PickField, TimeField } from '../../../ui'
import type { ClassForm, ClassSite } from './classForm'
import { Labelled } from './planForms'

export interface ClassFieldsProps {
  form: ClassForm
  sites: readonly ClassSite[]
  /** Booking has begun. */
  isFixed: boolean
  onChange: (change: Partial<ClassForm>) => void
}

/** What it is, where, for whom and when. */
export function ClassFields(props: ClassFieldsProps) {
  return (
    <>
      <What {...props} />
      <ForWhom {...props} />
      <When {...props} />
    </>
  )
}

function What({ form, sites, isFixed, onChange }: ClassFieldsProps) {
  const text = useText(classPlanText)
  const { kinds } = useText(classWords)
  const rooms = sites.find(({ id }) => id === form.siteId)?.rooms ?? []
  const moveTo = (siteId: string) =>
    onChange({ siteId, room: sites.find(({ id }) => id === siteId)?.rooms[0]?.name ?? '' })
  return (
    <Card kind="rows">
      <Field label={text.name} value={form.name} maxLength={60} onChange={(name) => onChange({ name })} />
      {!isFixed && (
        <Labelled label={text.kind}>
          <Chips
            label={text.kind}
            options={classKinds.map((value) => ({ value, label: kinds[value] }))}
            value={form.kind}
            onChange={(kind) => onChange({ kind })}
          />
        </Labelled>
      )}
      <Field
        lines
        label={text.summary}
        value={form.summary}
        maxLength={1_000}
        onChange={(summary) => onChange({ summary })}
      />
      <PickField
        label={text.site}
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.siteId}
        onChange={moveTo}
      />
      <PickField
        label={text.room}
        options={rooms.map(({ name, seats }) => ({ value: name, label: text.roomOf(name, seats) }))}
        value={form.room}
        onChange={(room) => onChange({ room })}
      />
    </Card>
  )
}

const grades = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

function ForWhom({ form, isFixed, onChange }: ClassFieldsProps) {
  const text = useText(classPlanText)
  const locale = useLocale()
  const options = grades.map((value) => ({ value, label: gradeWords(Number(value), locale) }))
  if (isFixed) return null
  return (
    <Card kind="rows">
      <View className="class-plan__pair">
        <PickField
          label={text.gradeFrom}
          options={options}
          value={form.gradeFrom}
          onChange={(gradeFrom) => onChange({ gradeFrom })}
        />
        <PickField
          label={text.gradeTo}
          options={options}
          value={form.gradeTo}
          onChange={(gradeTo) => onChange({ gradeTo })}
        />
      </View>
      <Check label={text.hasBorn} kind="switch" checked={form.hasBorn} onChange={(hasBorn) => onChange({ hasBorn })} />
      {form.hasBorn && (
        <View className="class-plan__pair">
          <DateField label={text.bornFrom} value={form.bornFrom} onChange={(bornFrom) => onChange({ bornFrom })} />
          <DateField label={text.bornTo} value={form.bornTo} onChange={(bornTo) => onChange({ bornTo })} />
        </View>
      )}
    </Card>
  )
}

function When({ form, isFixed, onChange }: ClassFieldsProps) {
  const text = useText(classPlanText)
  const { weekday, weekdayName } = useText(classWords)
  if (isFixed) return null
  return (
    <Card kind="rows">
      <View className="class-plan__pair">
        <DateField label={text.firstDay} value={form.from} onChange={(from) => onChange({ from })} />
        <DateField label={text.lastDay} value={form.to} onChange={(to) => onChange({ to })} />
      </View>
      <Labelled label={text.weekdays}>
        <ManyChips
          label={text.weekdays}
          options={['1', '2', '3', '4', '5', '6', '7'].map((value) => ({
            value,
            label: weekdayName(weekday(Number(value))),
          }))}
          values={form.weekdays}
          onChange={(weekdays) => onChange({ weekdays })}
        />
      </Labelled>
      <View className="class-plan__pair">
        <TimeField label={text.startsAt} value={form.startsAt} onChange={(startsAt) => onChange({ startsAt })} />
        <TimeField label={text.endsAt} value={form.endsAt} onChange={(endsAt) => onChange({ endsAt })} />
      </View>
      <Field
        lines
        label={text.offDays}
        value={form.offDays}
        maxLength={700}
        onChange={(offDays) => onChange({ offDays })}
      />
    </Card>
  )
}
