import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'

export interface Tile {
  key: string
  icon: IconName
  label: string
  onTap: () => void
}

/** Ways to go, four in a row: a picture and a word each. */
export function Tiles({ items }: { items: readonly Tile[] }) {
  return (
    <View className="tiles">
      {items.map(({ key, icon, label, onTap }) => (
        <View key={key} className="tiles__tile" aria-role="button" onClick={onTap}>
          <Icon name={icon} />
          <Text className="tiles__label">{label}</Text>
        </View>
      ))}
    </View>
  )
}

export interface Fact {
  key: string
  icon: IconName
  title: string
  note: string
}

/** What there is, as information: nothing to press. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <View className="facts" aria-role="list">
      {items.map(({ key, icon, title, note }) => (
        <View key={key} className="facts__fact" aria-role="listitem">
          <Icon name={icon} />
          <View className="facts__words">
            <Text className="facts__title">{title}</Text>
            <Text className="facts__note">{note}</Text>
          </View>
        </View>
      ))}
    </View>
  )
}
