import { useState } from 'react'
import { occupations } from '../../../shared/membership/occupations'
import { membershipText } from '../../../shared/membership/text'
import { type CorrectionField, correctionFields, reviewedFields } from '../../../shared/privacy/contract'
import { correctionsText } from '../../../shared/privacy/correctionsText'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { Button, Card, Check, Chips, DateField, Field, PickField, toast } from '../../ui'
import { explain, privacy } from './clients'
import { Problem } from './Problem'

/** One field, how it should be, and why. */
export function CorrectionForm({ onFiled }: { onFiled: () => void }) {
  const text = useText(correctionsText)
  const [field, setField] = useState<CorrectionField | null>(null)
  const [value, setValue] = useState('')
  const [reason, setReason] = useState('')
  const filing = useCommand(privacy.fileCorrection, {
    onDone: ({ state }) => {
      toast(state === 'applied' ? text.applied : text.filed)
      choose(null)
      onFiled()
    },
  })
  const choose = (next: CorrectionField | null) => {
    setField(next)
    setValue('')
    setReason('')
    filing.clear()
  }
  const file = (chosen: CorrectionField) => {
    const given = reason.trim() === '' ? {} : { reason }
    void filing.run({ body: { field: chosen, value: value.trim(), ...given } })
  }
  const options = correctionFields.map((one) => ({ value: one, label: text.fields[one] }))
  return (
    <Card title={text.what}>
      <Chips label={text.what} options={options} value={field} onChange={choose} />
      {field && (
        <>
          <Value field={field} value={value} onChange={setValue} />
          <Field
            label={text.reason}
            placeholder={text.reasonHint}
            maxLength={300}
            lines
            value={reason}
            onChange={setReason}
            trust={reviewedFields.includes(field) ? text.reviewed : text.atOnce}
          />
          {filing.error && <Problem words={explain(filing.error)} />}
          <Button disabled={value.trim() === ''} busy={filing.busy} onTap={() => file(field)}>
            {value.trim() === '' ? text.missing : text.submit}
          </Button>
        </>
      )}
    </Card>
  )
}

interface ValueProps {
  field: CorrectionField
  value: string
  onChange: (value: string) => void
}

function Value({ field, value, onChange }: ValueProps) {
  const text = useText(correctionsText)
  const names = useText(membershipText).occupations
  if (field === 'occupation') {
    const options = occupations.map((one) => ({ value: one as string, label: names[one] }))
    return <PickField label={text.value} options={options} value={value === '' ? null : value} onChange={onChange} />
  }
  if (field === 'documentExpiry') {
    const isLong = value === 'longTerm'
    return (
      <>
        <Check label={text.longTerm} checked={isLong} onChange={(is) => onChange(is ? 'longTerm' : '')} />
        {!isLong && <DateField label={text.until} value={value} onChange={onChange} />}
      </>
    )
  }
  return <Field label={text.value} maxLength={field === 'workplace' ? 80 : 60} value={value} onChange={onChange} />
}
