import { View } from '@tarojs/components'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'

/** Grey lines in the shape of what is coming; there at once. */
export function Skeleton({ cards = 2, hasBrand = false }: { cards?: number; hasBrand?: boolean }) {
  const text = useText(shellText)
  return (
    <View className="page__body" aria-role="status" aria-label={text.loading}>
      {hasBrand && <View className="skeleton skeleton--brand" />}
      {Array.from({ length: cards }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <View key={index} className="card">
          <View className="skeleton" />
          <View className="skeleton" />
          <View className="skeleton" />
        </View>
      ))}
    </View>
  )
}
