import { View } from '@tarojs/components'
import { useState } from 'react'
import { plansText } from '../../../../shared/classes/plansText'
import { useText } from '../../../platform/locale'
import { Button, DateField, Field, Sheet } from '../../../ui'
import { Problem, UnionField } from './planForms'

export interface TermFields {
  organisationId: string
  name: string
  from: string
  to: string
}

interface TermSheetProps {
  title: string
  fields: TermFields
  unions?: readonly { id: string; name: string }[]
  /** A copy is as long as the other one was. */
  isCopy?: boolean
  label: string
  note?: string
  busy: boolean
  problem: string | null
  onClose: () => void
  onSave: (fields: TermFields) => void
}

/** Name and days of a term. */
export function TermSheet({ title, fields, unions = [], isCopy = false, label, busy, problem, ...on }: TermSheetProps) {
  const text = useText(plansText)
  const [form, setForm] = useState(fields)
  const change = (part: Partial<TermFields>) => setForm({ ...form, ...part })
  const isMissing = form.name.trim() === '' || form.from === '' || (!isCopy && form.to === '')
  const isWrong = !isCopy && form.to !== '' && form.to < form.from
  return (
    <Sheet isOpen title={title} onClose={on.onClose}>
      <View className="class-plan__sheet">
        <UnionField
          label={text.union}
          unions={unions}
          value={form.organisationId}
          onChange={(organisationId) => change({ organisationId })}
        />
        <Field
          label={text.name}
          placeholder={text.nameHint}
          value={form.name}
          maxLength={60}
          onChange={(name) => change({ name })}
        />
        <DateField label={text.from} value={form.from} onChange={(from) => change({ from })} />
        {!isCopy && (
          <DateField
            label={text.to}
            value={form.to}
            start={form.from || undefined}
            error={isWrong ? text.wrongDays : null}
            onChange={(to) => change({ to })}
          />
        )}
        {on.note && <View className="class-plan__hint">{on.note}</View>}
        <Button busy={busy} disabled={isMissing || isWrong} onTap={() => on.onSave(form)}>
          {label}
        </Button>
        <Problem words={problem} />
      </View>
    </Sheet>
  )
}
