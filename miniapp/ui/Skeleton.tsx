import { View } from '@tarojs/components'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'

/** Grey lines in the shape of what is coming; there at once. */
export function Skeleton({ cards = 2, hasBrand = false }: { cards?: number; hasBrand?: boolean }) {
  const text = useText(shellText)
  return (
    <View className="page__body" aria-role="status" aria-label={text.loading}>
      {hasBrand && <View className="skeleton skeleton--brand" />}
      {[...Array(cards).keys()].map((place) => (
        <View key={place} className="card">
          <View className="skeleton" />
          <View className="skeleton" />
          <View className="skeleton" />
        </View>
      ))}
    </View>
  )
}
