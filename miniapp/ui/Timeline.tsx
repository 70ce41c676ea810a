import { Text, View } from '@tarojs/components'
import type { Tone } from './Tag'

export interface TimelineItem {
  key: string
  title: string
  note?: string
  tone?: Tone
}

/** 经过: what happened to a case, oldest first; the last one says what happens next. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <View className="timeline">
      {items.map((item) => (
        <View key={item.key} className="timeline__item">
          <View className={`timeline__dot timeline__dot--${item.tone ?? 'ok'}`} />
          <Text className="timeline__title">{item.title}</Text>
          {item.note && <Text className="timeline__note">{item.note}</Text>}
        </View>
      ))}
    </View>
  )
}
