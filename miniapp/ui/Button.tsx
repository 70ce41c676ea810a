import { Button as TaroButton, Text, View } from '@tarojs/components'

interface ButtonProps {
  children: string
  onTap?: () => void
  kind?: 'primary' | 'outline' | 'plain'
  size?: 'full' | 'small'
  disabled?: boolean
  busy?: boolean
  label?: string
  className?: string
  /** WeChat's own acts, as `getPhoneNumber`, whose result comes to `onPhoneNumber` as a code. */
  openType?: 'getPhoneNumber'
  onPhoneNumber?: (code: string | null) => void
}

/** A button that says what it does; while busy it takes no second press. */
export function Button(props: ButtonProps) {
  const {
    children,
    onTap,
    kind = 'primary',
    size = 'full',
    disabled = false,
    busy = false,
    label,
    className = '',
  } = props
  const isOff = disabled || busy
  const classes = `button button--${kind} button--${size} ${disabled ? 'button--off' : ''} ${className}`
  return (
    <TaroButton
      className={classes}
      hoverClass="none"
      disabled={isOff}
      aria-label={label}
      aria-busy={busy}
      openType={props.openType}
      onClick={isOff ? undefined : onTap}
      onGetPhoneNumber={(event) => props.onPhoneNumber?.(event.detail.code ?? null)}
    >
      {busy && <View className="button__spinner" />}
      <Text>{children}</Text>
    </TaroButton>
  )
}
