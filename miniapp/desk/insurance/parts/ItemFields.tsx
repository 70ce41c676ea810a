import { View } from '@tarojs/components'
import { eventKinds, paperKinds } from '../../../../shared/insurance/plans'
import { plansText } from '../../../../shared/insurance/plansText'
import { insuranceText } from '../../../../shared/insurance/text'
import { useText } from '../../../platform/locale'
import { Button, Card, Chips, Field, ManyChips } from '../../../ui'
import { FormulaFields } from './FormulaFields'
import { Labelled } from './Labelled'
import { type ItemForm, wholeOf } from './planForm'

interface ItemFieldsProps {
  item: ItemForm
  /** The others, of which something may be taken off. */
  others: readonly ItemForm[]
  /** Its kind of formula is fixed once it was published. */
  isOld: boolean
  onChange: (change: Partial<ItemForm>) => void
  onRemove: (() => void) | null
}

const kinds = ['fixed', 'perDay', 'share', 'byGrade'] as const

/** One item: for what, by which formula, after how long, with which papers. */
export function ItemFields({ item, others, isOld, onChange, onRemove }: ItemFieldsProps) {
  const text = useText(plansText)
  const { events } = useText(insuranceText)
  return (
    <Card kind="rows" title={item.nameZh || text.newItem}>
      <Field label={text.nameZh} value={item.nameZh} maxLength={200} onChange={(nameZh) => onChange({ nameZh })} />
      <Field label={text.nameEn} value={item.nameEn} maxLength={200} onChange={(nameEn) => onChange({ nameEn })} />
      <Labelled label={text.events}>
        <ManyChips
          label={text.events}
          options={eventKinds.map((value) => ({ value, label: events[value] }))}
          values={item.events}
          onChange={(chosen) => onChange({ events: chosen })}
        />
      </Labelled>
      {!isOld && (
        <Labelled label={text.formula}>
          <Chips
            label={text.formula}
            options={kinds.map((value) => ({ value, label: text.formulaKinds[value] }))}
            value={item.kind}
            onChange={(kind) => onChange({ kind })}
          />
        </Labelled>
      )}
      <FormulaFields item={item} others={others} onChange={onChange} />
      <Field
        label={text.waitingDays}
        type="number"
        maxLength={4}
        value={item.waitingDays}
        error={Number.isNaN(wholeOf(item.waitingDays)) ? text.wrong : null}
        onChange={(waitingDays) => onChange({ waitingDays })}
      />
      <PaperFields item={item} onChange={onChange} />
      {onRemove && (
        <View className="plan-form__acts">
          <Button kind="plain" size="small" onTap={onRemove}>
            {text.removeItem}
          </Button>
        </View>
      )}
    </Card>
  )
}

function PaperFields({ item, onChange }: Pick<ItemFieldsProps, 'item' | 'onChange'>) {
  const text = useText(plansText)
  const { paperKinds: names } = useText(insuranceText)
  const options = paperKinds.map((value) => ({ value, label: names[value] }))
  return (
    <>
      <Labelled label={text.requiredPapers}>
        <ManyChips
          label={text.requiredPapers}
          options={options}
          values={item.required}
          onChange={(required) =>
            onChange({ required, welcome: item.welcome.filter((kind) => !required.includes(kind)) })
          }
        />
      </Labelled>
      <Labelled label={text.welcomePapers}>
        <ManyChips
          label={text.welcomePapers}
          options={options.filter(({ value }) => !item.required.includes(value))}
          values={item.welcome}
          onChange={(welcome) => onChange({ welcome })}
        />
      </Labelled>
    </>
  )
}
