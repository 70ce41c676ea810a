import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface RowProps {
  title: ReactNode
  note?: ReactNode
  /** Words or a tag at the right. */
  value?: ReactNode
  /** Before the title: an icon or a tag. */
  lead?: ReactNode
  onTap?: () => void
}

/** A line of a card, at least 44 px high; with `onTap` it leads on and shows so. */
export function Row({ title, note, value, lead, onTap }: RowProps) {
  return (
    <View className={onTap ? 'row row--tap' : 'row'} aria-role={onTap ? 'button' : undefined} onClick={onTap}>
      {lead}
      <View className="row__main">
        <Text className="row__title">{title}</Text>
        {note !== undefined && <Text className="row__note">{note}</Text>}
      </View>
      {value !== undefined && (typeof value === 'string' ? <Text className="row__value">{value}</Text> : value)}
      {onTap && <View className="row__arrow" />}
    </View>
  )
}
