import { Text, View } from '@tarojs/components'
import { Card } from '../../ui'
import './bars.scss'

export interface Bar {
  key: string
  label: string
  /** Null where there is nothing to draw, or nothing that may be read from it. */
  value: number | null
  words: string
  onTap?: () => void
}

/** Rows with a bar each, of `most`, or of the longest. */
export function Bars({ title, bars, most }: { title: string; bars: readonly Bar[]; most?: number }) {
  const whole = most ?? Math.max(1, ...bars.map(({ value }) => value ?? 0))
  if (bars.length === 0) return null
  return (
    <Card title={title}>
      <View aria-role="list" aria-label={title}>
        {bars.map(({ key, label, value, words, onTap }) => (
          <View key={key} aria-role="listitem">
            <View
              className="desk-bar"
              {...(onTap ? { 'aria-role': 'button', onClick: onTap, 'aria-label': `${label} ${words}` } : {})}
            >
              <View className="desk-bar__head">
                <Text>{onTap ? `${label} ›` : label}</Text>
                <Text className="desk-bar__value">{words}</Text>
              </View>
              <View className="desk-bar__rail">
                <View className="desk-bar__bar" style={{ width: `${((value ?? 0) / whole) * 100}%` }} />
              </View>
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
