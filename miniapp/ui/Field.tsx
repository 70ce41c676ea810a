import { Input, Text, Textarea, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { FieldFrame, type FrameProps } from './FieldFrame'

interface FieldProps extends FrameProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  type?: 'text' | 'number' | 'digit' | 'idcard'
  maxLength?: number
  /** Several lines. */
  lines?: boolean
  disabled?: boolean
  focus?: boolean
  onBlur?: () => void
  /** At the right of the input: a button such as "获取验证码". */
  action?: ReactNode
  /** What the browser may fill in, as `tel` or `one-time-code`. */
  autocomplete?: string
}

/** One thing asked: label, input, what was understood of it, and what is wrong with it. */
export function Field({ value, onChange, lines = false, action, tag, ...props }: FieldProps) {
  const shared = {
    value,
    placeholder: props.placeholder,
    placeholderClass: 'field__placeholder',
    maxlength: props.maxLength ?? (lines ? 500 : 100),
    disabled: props.disabled,
    focus: props.focus,
    'aria-label': props.label,
    'aria-invalid': Boolean(props.error),
    onBlur: props.onBlur,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  }
  return (
    <FieldFrame {...props} tag={lines ? undefined : tag} action={lines ? undefined : action}>
      {lines ? (
        <Textarea {...shared} className="field__input field__input--lines" autoHeight disableDefaultPadding />
      ) : (
        <Input
          {...shared}
          {...{ autocomplete: props.autocomplete }}
          className="field__input"
          type={props.type ?? 'text'}
        />
      )}
    </FieldFrame>
  )
}

/** What the system already knows: shown, not asked. */
export function FieldShown({ label, value, tag }: { label: string; value: string; tag?: ReactNode }) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <View className="field__line">
        <View className="field__pick">
          <Text className="field__value">{value}</Text>
        </View>
        {tag}
      </View>
    </View>
  )
}
