import { Text } from '@tarojs/components'
import { useState } from 'react'
import { type Duty, duties } from '../../../../shared/classes/states'
import { classWords } from '../../../../shared/classes/wordsText'
import type { WorkerView } from '../../../../shared/classes/workers.desk.contract'
import { workersText } from '../../../../shared/classes/workersText'
import { phone as phoneShape } from '../../../../shared/http/fields'
import { useText } from '../../../platform/locale'
import { Button, Card, Chips, Field, PickField } from '../../../ui'
import { Labelled, Problem } from './planForms'

interface Typed {
  name: string
  phone: string
  duty: Duty
  /** Empty for no account. */
  personId: string
}

interface WorkerFieldsProps {
  start: Typed
  accounts: WorkerView['accounts']
  busy: boolean
  problem: string | null
  onSave: (worker: { name: string; phone: string | null; duty: Duty; personId: string | null }) => void
}

/** Name, phone, duty, and the account of who signs in. */
export function WorkerFields({ start, accounts, busy, problem, onSave }: WorkerFieldsProps) {
  const text = useText(workersText)
  const words = useText(classWords)
  const [form, setForm] = useState(start)
  const change = (part: Partial<Typed>) => setForm({ ...form, ...part })
  const phone = form.phone.trim() || null
  const isPhoneWrong = phone !== null && !phoneShape.safeParse(phone).success
  const choices = [
    { value: '', label: text.noAccount },
    ...accounts.map(({ personId, name }) => ({ value: personId, label: name })),
  ]
  const save = () => onSave({ name: form.name, phone, duty: form.duty, personId: form.personId || null })
  return (
    <Card kind="rows">
      <Field label={text.name} value={form.name} maxLength={60} onChange={(name) => change({ name })} />
      <Field
        label={text.phone}
        type="number"
        value={form.phone}
        maxLength={11}
        error={isPhoneWrong && form.phone.length >= 11 ? text.wrongPhone : null}
        onChange={(value) => change({ phone: value })}
      />
      <Labelled label={text.duty}>
        <Chips
          label={text.duty}
          options={duties.map((value) => ({ value, label: words.duties[value] }))}
          value={form.duty}
          onChange={(duty) => change({ duty })}
        />
      </Labelled>
      {accounts.length > 0 && (
        <>
          <PickField
            label={text.account}
            options={choices}
            value={form.personId}
            onChange={(personId) => change({ personId })}
          />
          <Text className="class-plan__hint">{text.accountNote}</Text>
        </>
      )}
      <Button kind="outline" busy={busy} disabled={form.name.trim() === '' || isPhoneWrong} onTap={save}>
        {text.save}
      </Button>
      <Problem words={problem} />
    </Card>
  )
}
