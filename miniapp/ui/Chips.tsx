import { Text, View } from '@tarojs/components'

export interface Option<V extends string = string> {
  value: V
  label: string
  disabled?: boolean
}

interface OneProps<V extends string> {
  /** What is chosen here, for screen readers. */
  label: string
  options: readonly Option<V>[]
  value: V | null
  onChange: (value: V) => void
}

interface ManyProps<V extends string> {
  label: string
  options: readonly Option<V>[]
  values: readonly V[]
  onChange: (values: V[]) => void
}

/** One of up to eight choices, all in sight. */
export function Chips<V extends string>({ label, options, value, onChange }: OneProps<V>) {
  return (
    <View className="chips" aria-role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <Chip key={option.value} role="radio" option={option} isChosen={option.value === value} onTap={onChange} />
      ))}
    </View>
  )
}

/** Any number of them. */
export function ManyChips<V extends string>({ label, options, values, onChange }: ManyProps<V>) {
  const toggle = (value: V) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
  return (
    <View className="chips" aria-role="group" aria-label={label}>
      {options.map((option) => (
        <Chip
          key={option.value}
          role="checkbox"
          option={option}
          isChosen={values.includes(option.value)}
          onTap={toggle}
        />
      ))}
    </View>
  )
}

interface ChipProps<V extends string> {
  option: Option<V>
  role: 'radio' | 'checkbox'
  isChosen: boolean
  onTap: (value: V) => void
}

function Chip<V extends string>({ option, role, isChosen, onTap }: ChipProps<V>) {
  const state = isChosen ? 'chips__chip--chosen' : option.disabled ? 'chips__chip--off' : ''
  return (
    <View
      className={`chips__chip ${state}`}
      aria-role={role}
      aria-checked={isChosen}
      aria-disabled={option.disabled ?? false}
      onClick={option.disabled ? undefined : () => onTap(option.value)}
    >
      <Text>{option.label}</Text>
    </View>
  )
}
