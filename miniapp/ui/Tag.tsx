import { Text } from '@tarojs/components'

export type Tone = 'ok' | 'warn' | 'red' | 'grey'

/** A state as a word; the colour only repeats it. */
export function Tag({ tone = 'grey', children }: { tone?: Tone; children: string }) {
  return <Text className={`tag tag--${tone}`}>{children}</Text>
}
