import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { attributesOf, type TaroProps, withDetail } from './attributes'

type Handler = (event: { detail: { value: never } }) => void

interface FieldProps extends TaroProps {
  value?: string
  placeholder?: string
  disabled?: boolean
  maxlength?: number
  focus?: boolean
  name?: string
  onInput?: Handler
  onFocus?: Handler
  onBlur?: Handler
  onConfirm?: Handler
}

interface InputProps extends FieldProps {
  type?: string
  password?: boolean
  confirmType?: string
  autocomplete?: string
}

const inputModes: Record<string, 'numeric' | 'decimal' | 'search' | 'tel'> = {
  number: 'numeric',
  digit: 'decimal',
  tel: 'tel',
}

/** `onInput` and `onConfirm` as in WeChat; the value is always the page's. */
export function Input({ type = 'text', password, confirmType, autocomplete, onConfirm, focus, ...props }: InputProps) {
  const ref = useFocus<HTMLInputElement>(focus)
  return (
    <input
      {...fieldAttributes(props)}
      ref={ref}
      type={password ? 'password' : 'text'}
      inputMode={inputModes[type]}
      autoComplete={autocomplete}
      enterKeyHint={confirmType as 'done' | undefined}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing)
          onConfirm?.(withDetail(event, event.currentTarget.value))
      }}
    />
  )
}

export function Textarea({ focus, autoHeight, ...props }: FieldProps & { autoHeight?: boolean }) {
  const ref = useFocus<HTMLTextAreaElement>(focus)
  return <textarea {...fieldAttributes(props)} ref={ref} rows={autoHeight ? 3 : undefined} />
}

export function Button({
  disabled,
  formType,
  openType,
  ...props
}: TaroProps & { disabled?: boolean; formType?: string; openType?: string }) {
  return (
    <button
      {...attributesOf({ ...props, className: `element-button ${props.className ?? ''}` })}
      type={formType === 'submit' ? 'submit' : 'button'}
      disabled={disabled}
    />
  )
}

function fieldAttributes({
  value = '',
  placeholder,
  disabled,
  maxlength = 140,
  name,
  onInput,
  onFocus,
  onBlur,
  ...props
}: FieldProps) {
  type Target = HTMLInputElement & HTMLTextAreaElement
  return {
    ...attributesOf({ ...props, className: `element-input ${props.className ?? ''}` }),
    value,
    placeholder,
    disabled,
    name,
    maxLength: maxlength < 0 ? undefined : maxlength,
    onChange: (event: ChangeEvent<Target>) => onInput?.(withDetail(event, event.target.value)),
    onFocus: (event: FocusEvent<Target>) => onFocus?.(withDetail(event, event.target.value)),
    onBlur: (event: FocusEvent<Target>) => onBlur?.(withDetail(event, event.target.value)),
  }
}

function useFocus<E extends HTMLElement>(focus: boolean | undefined) {
  const ref = useRef<E>(null)
  useEffect(() => {
    if (focus) ref.current?.focus()
  }, [focus])
  return ref
}
