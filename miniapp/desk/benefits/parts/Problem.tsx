import { Text } from '@tarojs/components'
import { explained } from './benefitsClient'

/** Why the last try failed. */
export function Problem({ error }: { error: Error | undefined }) {
  if (!error) return null
  return (
    <Text className="benefits-desk__problem" aria-role="alert">
      {explained(error) ?? ''}
    </Text>
  )
}
