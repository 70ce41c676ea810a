import { Text } from '@tarojs/components'

/** What went wrong, told where it happened. */
export function Problem({ words }: { words: string }) {
  return (
    <Text className="problem" aria-role="alert">
      {words}
    </Text>
  )
}
