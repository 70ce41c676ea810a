import { Picker, Text, View } from '@tarojs/components'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'
import type { Option } from './Chips'
import { FieldFrame, type FrameProps } from './FieldFrame'

interface PickFieldProps<V extends string> extends FrameProps {
  options: readonly Option<V>[]
  value: V | null
  onChange: (value: V) => void
  disabled?: boolean
}

/** One of more than eight choices. */
export function PickField<V extends string>({ options, value, onChange, disabled, ...frame }: PickFieldProps<V>) {
  const index = options.findIndex((option) => option.value === value)
  return (
    <FieldFrame {...frame}>
      <Picker
        className="field__pick"
        mode="selector"
        range={options.map((option) => option.label)}
        value={index < 0 ? undefined : index}
        disabled={disabled}
        aria-label={frame.label}
        onChange={(event) => {
          const option = options[Number(event.detail.value)]
          if (option) onChange(option.value)
        }}
      >
        <Shown words={options[index]?.label} />
      </Picker>
    </FieldFrame>
  )
}

interface DateFieldProps extends FrameProps {
  /** `YYYY-MM-DD`, or empty. */
  value: string
  onChange: (value: string) => void
  start?: string
  end?: string
  disabled?: boolean
}

export function DateField({
  value,
  onChange,
  start = '1920-01-01',
  end = '2100-12-31',
  disabled,
  ...frame
}: DateFieldProps) {
  return (
    <FieldFrame {...frame}>
      <Picker
        className="field__pick"
        mode="date"
        value={value}
        start={start}
        end={end}
        disabled={disabled}
        aria-label={frame.label}
        onChange={(event) => onChange(event.detail.value)}
      >
        <Shown words={value || undefined} />
      </Picker>
    </FieldFrame>
  )
}

/** A wall-clock time, `HH:mm`. */
export function TimeField({
  value,
  onChange,
  disabled,
  ...frame
}: FrameProps & { value: string; onChange: (value: string) => void; disabled?: boolean }) {
  return (
    <FieldFrame {...frame}>
      <Picker
        className="field__pick"
        mode="time"
        value={value}
        disabled={disabled}
        aria-label={frame.label}
        onChange={(event) => onChange(event.detail.value)}
      >
        <Shown words={value || undefined} />
      </Picker>
    </FieldFrame>
  )
}

function Shown({ words }: { words: string | undefined }) {
  const text = useText(shellText)
  return (
    <View className="field__line">
      <Text className={words ? 'field__value' : 'field__value field__value--empty'}>{words ?? text.choose}</Text>
      <View className="row__arrow" />
    </View>
  )
}
