import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface CheckProps {
  label: string
  note?: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  /** A setting that takes effect at once looks like a switch. */
  kind?: 'circle' | 'switch'
}

/** A statement to agree to, or a person of a list to take along. */
export function Check({ label, note, checked, onChange, disabled = false, kind = 'circle' }: CheckProps) {
  return (
    <View
      className={kind === 'switch' ? 'check check--switch' : 'check'}
      aria-role="checkbox"
      aria-checked={checked}
      aria-disabled={disabled}
      aria-label={label}
      onClick={disabled ? undefined : () => onChange(!checked)}
    >
      {kind === 'circle' && <View className={checked ? 'check__circle check__circle--on' : 'check__circle'} />}
      <View className="check__main">
        <Text>{label}</Text>
        {note !== undefined && <Text className="check__note">{note}</Text>}
      </View>
      {kind === 'switch' && <View className={checked ? 'check__switch check__switch--on' : 'check__switch'} />}
    </View>
  )
}
