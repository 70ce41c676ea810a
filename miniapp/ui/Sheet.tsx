import { ScrollView, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useText } from '../platform/locale'
import { shellText } from '../platform/text'

interface SheetProps {
  isOpen: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** A panel from below, for one choice or one explanation without leaving the page. */
export function Sheet({ isOpen, title, onClose, children }: SheetProps) {
  const text = useText(shellText)
  if (!isOpen) return null
  return (
    <View className="sheet" catchMove>
      <View className="sheet__shade" onClick={onClose} />
      <View className="sheet__panel" aria-role="dialog" aria-label={title}>
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <View className="sheet__close" aria-role="button" onClick={onClose}>
            <Text>{text.close}</Text>
          </View>
        </View>
        <ScrollView className="sheet__body" scrollY>
          {children}
        </ScrollView>
      </View>
    </View>
  )
}
