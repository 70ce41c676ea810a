import { useState } from 'react'
import { shanghaiDay } from '../../../shared/http/time'
import { type DocumentKind, documentKinds } from '../../../shared/membership/documents'
import { joinText } from '../../../shared/membership/joinText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { Card, Chips, DateField, Field, FieldShown, Tag } from '../../ui'
import { Asked } from './Asked'
import { isExpired } from './form'
import { NumberField } from './NumberField'
import type { StepProps } from './StepProps'

interface PersonStepProps extends StepProps {
  phone: string | null
  /** The number on the server, masked. */
  storedNumber: string | null
}

/** Screen 2: name and document; the phone is known. */
export function PersonStep({ form, onChange, marked, phone, storedNumber }: PersonStepProps) {
  const text = useText(joinText)
  const mark = marked.includes('name') ? <Tag tone="warn">{text.returned.mark}</Tag> : undefined
  return (
    <Card kind="rows">
      <Field
        label={text.person.name}
        placeholder={text.person.nameHint}
        autocomplete="name"
        maxLength={60}
        value={form.name}
        tag={mark}
        onChange={(name) => onChange({ name })}
      />
      <KindChips
        value={form.documentKind}
        onChange={(documentKind) => onChange({ documentKind, documentNumber: '' })}
      />
      <NumberField
        kind={form.documentKind}
        value={form.documentNumber}
        stored={storedNumber}
        isMarked={marked.includes('documentNumber')}
        onChange={(documentNumber) => onChange({ documentNumber })}
      />
      <Expiry
        value={form.documentExpiry}
        isMarked={marked.includes('documentExpiry')}
        onChange={(documentExpiry) => onChange({ documentExpiry })}
      />
      {phone && <FieldShown label={text.person.phone} value={phone} tag={<Tag tone="ok">{text.start.verified}</Tag>} />}
    </Card>
  )
}

/** Nearly everybody has a resident ID: the others come out on a tap. */
function KindChips({ value, onChange }: { value: DocumentKind; onChange: (kind: DocumentKind) => void }) {
  const text = useText(joinText).person
  const names = useText(membershipText).documentKinds
  const [isUnfolded, setIsUnfolded] = useState(value !== 'residentId')
  const shown = isUnfolded ? documentKinds : documentKinds.slice(0, 1)
  const options: { value: DocumentKind | 'more'; label: string }[] = shown.map((kind) => ({
    value: kind,
    label: names[kind],
  }))
  if (!isUnfolded) options.push({ value: 'more', label: text.moreKinds })
  return (
    <Asked label={text.kind}>
      <Chips
        label={text.kind}
        options={options}
        value={value}
        onChange={(chosen) => {
          if (chosen === 'more') setIsUnfolded(true)
          else if (chosen !== value) onChange(chosen)
        }}
      />
    </Asked>
  )
}

interface ExpiryProps {
  value: string
  isMarked: boolean
  onChange: (value: string) => void
}

function Expiry({ value, isMarked, onChange }: ExpiryProps) {
  const text = useText(joinText)
  const words = text.person
  const [isDated, setIsDated] = useState(value !== '' && value !== 'longTerm')
  const now = new Date()
  const choose = (chosen: 'longTerm' | 'until') => {
    setIsDated(chosen === 'until')
    if (chosen === 'longTerm') onChange('longTerm')
    else if (value === 'longTerm') onChange('')
  }
  return (
    <>
      <Asked label={words.expiry} tag={isMarked ? <Tag tone="warn">{text.returned.mark}</Tag> : undefined}>
        <Chips
          label={words.expiry}
          value={isDated ? 'until' : value === 'longTerm' ? 'longTerm' : null}
          options={[
            { value: 'longTerm', label: words.longTerm },
            { value: 'until', label: words.until },
          ]}
          onChange={choose}
        />
      </Asked>
      {isDated && (
        <DateField
          label={words.untilDay}
          value={value}
          start={shanghaiDay(now)}
          onChange={onChange}
          error={isExpired(value, now) ? words.expired : null}
        />
      )}
    </>
  )
}
