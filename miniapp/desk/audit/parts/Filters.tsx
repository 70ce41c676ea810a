import { View } from '@tarojs/components'
import { actionsText } from '../../../../shared/audit/actionsText'
import { auditText } from '../../../../shared/audit/text'
import { useText } from '../../../platform/locale'
import { Button, Check, DateField, PickField } from '../../../ui'
import { WordSearch } from '../../parts/WordSearch'
import { type Filter, noFilter } from './filter'

const anything = 'anything'

/** Who, what, when: whole names and numbers only, days as in Shanghai. */
export function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const text = useText(auditText).filter
  const actions = useText(actionsText)
  const options = Object.entries(actions).map(([value, label]) => ({ value, label }))
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter)
  return (
    <View className="audit-filters">
      <WordSearch q={filter.who} hint={text.who} onSearch={(who) => onChange({ ...filter, who })} />
      <View className="audit-filters__fields">
        <PickField
          label={text.action}
          options={[{ value: anything, label: text.anyAction }, ...options]}
          value={filter.action ?? anything}
          onChange={(action) => onChange({ ...filter, action: action === anything ? null : action })}
        />
        <View className="audit-filters__days">
          <DateField label={text.from} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
          <DateField label={text.to} value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
        </View>
      </View>
      <View className="audit-filters__last">
        <Check
          label={text.refused}
          checked={filter.isRefused}
          onChange={(isRefused) => onChange({ ...filter, isRefused })}
        />
        {isFiltered && (
          <Button kind="plain" size="small" onTap={() => onChange(noFilter)}>
            {text.clear}
          </Button>
        )}
      </View>
    </View>
  )
}
