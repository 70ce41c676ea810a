import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

export interface FrameProps {
  label: string
  /** How to fill it in. */
  hint?: string
  /** What was understood, as `<Tag tone="ok">格式正确</Tag>`. */
  tag?: ReactNode
  /** What is wrong, in words. */
  error?: string | null
  /** Who can see it, and that seeing is recorded. */
  trust?: string
}

/** Label above, error or hint below: what every field has. */
export function FieldFrame({
  label,
  hint,
  tag,
  error,
  trust,
  action,
  children,
}: FrameProps & { action?: ReactNode; children: ReactNode }) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <View className="field__line">
        {children}
        {tag}
        {action}
      </View>
      {error ? (
        <Text className="field__error" aria-role="alert">
          {error}
        </Text>
      ) : (
        hint && <Text className="field__hint">{hint}</Text>
      )}
      {trust && <Text className="field__trust">{trust}</Text>}
    </View>
  )
}
