import { plansText } from '../../../../shared/insurance/plansText'
import { occupations } from '../../../../shared/membership/occupations'
import { membershipText } from '../../../../shared/membership/text'
import { useText } from '../../../platform/locale'
import { Card, Chips, Field, ManyChips } from '../../../ui'
import { Labelled } from './Labelled'
import { fenOf, type PlanForm, wholeOf } from './planForm'

interface PlanFieldsProps {
  form: PlanForm
  onChange: (change: Partial<PlanForm>) => void
}

type Typed = 'nameZh' | 'nameEn' | 'summaryZh' | 'summaryEn'

/** What a plan says of itself, for whom it is, and what holds for all of its items. */
export function PlanFields({ form, onChange }: PlanFieldsProps) {
  const text = useText(plansText)
  const words = (key: Typed) => (
    <Field label={text[key]} value={form[key]} maxLength={200} onChange={(value) => onChange({ [key]: value })} />
  )
  return (
    <>
      <Card kind="rows">
        {words('nameZh')}
        {words('nameEn')}
        {words('summaryZh')}
        {words('summaryEn')}
        <Labelled label={text.payer}>
          <Chips
            label={text.payer}
            options={(['union', 'unit', 'member'] as const).map((value) => ({ value, label: text.payers[value] }))}
            value={form.payer}
            onChange={(payer) => onChange({ payer })}
          />
        </Labelled>
      </Card>
      <ForWhom form={form} onChange={onChange} />
      <Limits form={form} onChange={onChange} />
    </>
  )
}

function ForWhom({ form, onChange }: PlanFieldsProps) {
  const text = useText(plansText)
  const { occupations: names } = useText(membershipText)
  return (
    <Card kind="rows">
      <Labelled label={text.grantedByLabel}>
        <Chips
          label={text.grantedByLabel}
          options={(['approval', 'roster'] as const).map((value) => ({ value, label: text.grantedBy[value] }))}
          value={form.grantedBy}
          onChange={(grantedBy) => onChange({ grantedBy })}
        />
      </Labelled>
      <Labelled label={text.gender}>
        <Chips
          label={text.gender}
          options={(['all', 'female', 'male'] as const).map((value) => ({ value, label: text.genders[value] }))}
          value={form.gender}
          onChange={(gender) => onChange({ gender })}
        />
      </Labelled>
      <Labelled label={text.occupations}>
        <ManyChips
          label={text.occupations}
          options={occupations.map((value) => ({ value, label: names[value] }))}
          values={form.occupations}
          onChange={(chosen) => onChange({ occupations: chosen })}
        />
      </Labelled>
    </Card>
  )
}

function Limits({ form, onChange }: PlanFieldsProps) {
  const text = useText(plansText)
  const whole = (key: 'termMonths' | 'claimWindowMonths') => (
    <Field
      label={text[key]}
      type="number"
      maxLength={3}
      value={form[key]}
      error={Number.isNaN(wholeOf(form[key])) ? text.wrong : null}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  const cap = (key: 'capPerCover' | 'capPerYear') => (
    <Field
      label={text[key]}
      type="digit"
      value={form[key]}
      error={form[key].trim() !== '' && Number.isNaN(fenOf(form[key])) ? text.wrong : null}
      onChange={(value) => onChange({ [key]: value })}
    />
  )
  const lines = (key: 'exclusionsZh' | 'exclusionsEn', label: string) => (
    <Field lines label={label} maxLength={2_000} value={form[key]} onChange={(value) => onChange({ [key]: value })} />
  )
  return (
    <Card kind="rows">
      {whole('termMonths')}
      {whole('claimWindowMonths')}
      {cap('capPerCover')}
      {cap('capPerYear')}
      {lines('exclusionsZh', text.exclusions)}
      {lines('exclusionsEn', text.exclusionsEn)}
    </Card>
  )
}
