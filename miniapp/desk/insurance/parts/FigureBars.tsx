import { Text, View } from '@tarojs/components'
import { Card } from '../../../ui'

interface Bar {
  key: string
  label: string
  /** Null where it is kept back: then there is no bar to read it from. */
  value: number | null
  words: string
  onTap?: () => void
}

/** Rows with a bar each, the longest as wide as the card. */
export function FigureBars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  if (bars.length === 0) return null
  return (
    <Card title={title}>
      <View aria-role="list" aria-label={title}>
        {bars.map(({ key, label, value, words, onTap }) => (
          <View key={key} aria-role="listitem">
            <View
              className="claim-bar"
              {...(onTap ? { 'aria-role': 'button', onClick: onTap, 'aria-label': `${label} ${words}` } : {})}
            >
              <View className="claim-bar__head">
                <Text>{onTap ? `${label} ›` : label}</Text>
                <Text className="claim-bar__value">{words}</Text>
              </View>
              <View className="claim-bar__rail">
                <View className="claim-bar__bar" style={{ width: `${((value ?? 0) / most) * 100}%` }} />
              </View>
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
