import { Text } from '@tarojs/components'

/** Why the last act failed. */
export function Problem({ words }: { words: string }) {
  return (
    <Text className="rights__problem" aria-role="alert">
      {words}
    </Text>
  )
}
