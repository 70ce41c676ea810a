import { View } from '@tarojs/components'

/** Drawn in `styles/icon.scss`. */
export type IconName =
  | 'shield'
  | 'bag'
  | 'ticket'
  | 'book'
  | 'scales'
  | 'heart'
  | 'cup'
  | 'join'
  | 'file'
  | 'card'
  | 'place'
  | 'scan'
  | 'desk'
  | 'lock'
  | 'phone'

/** A picture beside words that say the same; readers hear the words alone. */
export function Icon({ name }: { name: IconName }) {
  return <View className={`icon icon--${name}`} aria-hidden />
}
