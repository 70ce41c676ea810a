import { Text } from '@tarojs/components'
import { useState } from 'react'
import { joinText } from '../../../shared/membership/joinText'
import { type Occupation, occupations } from '../../../shared/membership/occupations'
import { placeText } from '../../../shared/membership/placeText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { Card, Check, Chips, Field, Tag } from '../../ui'
import { Asked } from './Asked'
import type { StepProps } from './StepProps'
import { workplacesOf } from './workplaces'

/** 四大群体 and employees: what most people here are. */
const first: readonly Occupation[] = ['foodDelivery', 'rideHailingDriver', 'courier', 'truckDriver', 'employee']

/** Screen 3: what one does, and for whom. */
export function WorkStep({ form, onChange, marked }: StepProps) {
  const text = useText(joinText)
  const { occupation, workplace } = form
  const suggestions = occupation ? workplacesOf[occupation] : []
  const isUnit = occupation === 'employee'
  const mark = (item: string) => (marked.includes(item) ? <Tag tone="warn">{text.returned.mark}</Tag> : undefined)
  const choose = (chosen: Occupation) => {
    // A platform picked for the other occupation is hardly this one's.
    const isPicked = occupation !== null && workplacesOf[occupation].includes(workplace)
    onChange({ occupation: chosen, ...(isPicked && chosen !== occupation ? { workplace: '' } : {}) })
  }
  return (
    <>
      <Card title={text.work.title} aside={mark('occupation')}>
        <OccupationChips value={occupation} onChange={choose} />
      </Card>
      {occupation && (
        <Card kind="rows">
          <Field
            label={isUnit ? text.work.unit : text.work.workplace}
            placeholder={isUnit ? text.work.unitHint : text.work.workplaceHint}
            maxLength={80}
            value={workplace}
            tag={mark('workplace')}
            trust={text.work.trust}
            onChange={(next) => onChange({ workplace: next })}
          />
          {suggestions.length > 0 && (
            <Asked label={text.work.suggestions}>
              <Chips
                label={text.work.suggestions}
                options={suggestions.map((name) => ({ value: name, label: name }))}
                value={workplace}
                onChange={(name) => onChange({ workplace: name })}
              />
            </Asked>
          )}
        </Card>
      )}
      {occupation && <Discretion value={form.discreet} onChange={(discreet) => onChange({ discreet })} />}
    </>
  )
}

/** What it does and until when, said before it is chosen. */
function Discretion({ value, onChange }: { value: boolean; onChange: (value: boolean) => void }) {
  const text = useText(placeText).discreet
  return (
    <Card>
      <Check kind="switch" label={text.label} note={text.note} checked={value} onChange={onChange} />
      {value && <Text className="words__small">{text.until}</Text>}
    </Card>
  )
}

function OccupationChips({ value, onChange }: { value: Occupation | null; onChange: (value: Occupation) => void }) {
  const text = useText(joinText).work
  const names = useText(membershipText).occupations
  const [isUnfolded, setIsUnfolded] = useState(value !== null && !first.includes(value))
  const options: { value: Occupation | 'more'; label: string }[] = (isUnfolded ? occupations : first).map((one) => ({
    value: one,
    label: names[one],
  }))
  if (!isUnfolded) options.push({ value: 'more', label: text.more })
  return (
    <Chips
      label={text.occupation}
      options={options}
      value={value}
      onChange={(chosen) => {
        if (chosen === 'more') setIsUnfolded(true)
        else onChange(chosen)
      }}
    />
  )
}
