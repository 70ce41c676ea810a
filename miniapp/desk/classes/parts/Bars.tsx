import { Text, View } from '@tarojs/components'
import { Card } from '../../../ui'

export interface Bar {
  key: string
  label: string
  /** Null where there is nothing to draw yet. */
  value: number | null
  words: string
}

/** Rows with a bar each, of `most`, or of the longest. */
export function Bars({ title, bars, most }: { title: string; bars: readonly Bar[]; most?: number }) {
  const whole = most ?? Math.max(1, ...bars.map(({ value }) => value ?? 0))
  return (
    <Card title={title}>
      <View aria-role="list" aria-label={title}>
        {bars.map(({ key, label, value, words }) => (
          <View key={key} className="class-bar" aria-role="listitem">
            <View className="class-bar__head">
              <Text>{label}</Text>
              <Text className="class-bar__value">{words}</Text>
            </View>
            <View className="class-bar__rail">
              <View className="class-bar__bar" style={{ width: `${((value ?? 0) / whole) * 100}%` }} />
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
