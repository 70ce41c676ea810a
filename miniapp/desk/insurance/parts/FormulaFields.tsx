import { spans } from '../../../../shared/insurance/plans'
import { plansText } from '../../../../shared/insurance/plansText'
import { useText } from '../../../platform/locale'
import { Chips, Field, ManyChips } from '../../../ui'
import { Labelled } from './Labelled'
import { fenOf, type ItemForm, numbersOf, wholeOf } from './planForm'

interface FormulaFieldsProps {
  item: ItemForm
  others: readonly ItemForm[]
  onChange: (change: Partial<ItemForm>) => void
}

/** The numbers of an item's formula. */
export function FormulaFields(props: FormulaFieldsProps) {
  switch (props.item.kind) {
    case 'fixed':
      return <FixedFields {...props} />
    case 'perDay':
      return <PerDayFields {...props} />
    case 'share':
      return <ShareFields {...props} />
    case 'byGrade':
      return <GradeFields {...props} />
  }
}

type Sum = 'sum' | 'daily' | 'deductible' | 'cap'

function SumField({ item, of, onChange }: FormulaFieldsProps & { of: Sum }) {
  const text = useText(plansText)
  return (
    <Field
      label={text[of]}
      type="digit"
      maxLength={12}
      value={item[of]}
      error={Number.isNaN(fenOf(item[of])) ? text.wrong : null}
      onChange={(value) => onChange({ [of]: value })}
    />
  )
}

function DaysField({ item, of, onChange }: FormulaFieldsProps & { of: 'afterDays' | 'maxDays' }) {
  const text = useText(plansText)
  return (
    <Field
      label={text[of]}
      type="number"
      maxLength={4}
      value={item[of]}
      error={Number.isNaN(wholeOf(item[of])) ? text.wrong : null}
      onChange={(value) => onChange({ [of]: value })}
    />
  )
}

function SpanChips({ item, onChange }: FormulaFieldsProps) {
  const text = useText(plansText)
  return (
    <Labelled label={text.per}>
      <Chips
        label={text.per}
        options={spans.map((value) => ({ value, label: text.spans[value] }))}
        value={item.per}
        onChange={(per) => onChange({ per })}
      />
    </Labelled>
  )
}

function FixedFields(props: FormulaFieldsProps) {
  const text = useText(plansText)
  const { item, others, onChange } = props
  return (
    <>
      <SumField {...props} of="sum" />
      {others.length > 0 && (
        <Labelled label={text.less}>
          <ManyChips
            label={text.less}
            options={others.map(({ code, nameZh }) => ({ value: code, label: nameZh || code }))}
            values={item.less}
            onChange={(less) => onChange({ less })}
          />
        </Labelled>
      )}
    </>
  )
}

function PerDayFields(props: FormulaFieldsProps) {
  return (
    <>
      <SumField {...props} of="daily" />
      <DaysField {...props} of="afterDays" />
      <DaysField {...props} of="maxDays" />
      <SpanChips {...props} />
    </>
  )
}

function ShareFields(props: FormulaFieldsProps) {
  const text = useText(plansText)
  const { item, onChange } = props
  const percents = numbersOf(item.percents)
  const isWhole = percents.length === (item.of === 'loss' ? 1 : 3) && percents.every((percent) => percent <= 100)
  return (
    <>
      <Labelled label={text.of}>
        <Chips
          label={text.of}
          options={(['medical', 'loss'] as const).map((value) => ({ value, label: text.ofs[value] }))}
          value={item.of}
          onChange={(of) => onChange({ of })}
        />
      </Labelled>
      <Field
        label={item.of === 'loss' ? text.percentLoss : text.percents}
        value={item.percents}
        error={isWhole ? null : text.wrong}
        onChange={(percents) => onChange({ percents })}
      />
      <SumField {...props} of="deductible" />
      <SumField {...props} of="cap" />
      <SpanChips {...props} />
    </>
  )
}

function GradeFields(props: FormulaFieldsProps) {
  const text = useText(plansText)
  const { item, onChange } = props
  const isWhole = numbersOf(item.gradePercents).length === 10
  return (
    <>
      <SumField {...props} of="sum" />
      <Field
        label={text.gradePercents}
        value={item.gradePercents}
        error={isWhole ? null : text.wrong}
        onChange={(gradePercents) => onChange({ gradePercents })}
      />
      <Field
        label={text.standard}
        value={item.standard}
        maxLength={60}
        onChange={(standard) => onChange({ standard })}
      />
    </>
  )
}
