import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface BrandCardProps {
  /** The union, and what one is there. */
  over: string
  title: string
  /** `spoken` is what a screen reader says where the label is too short to be clear. */
  chip?: { label: string; spoken?: string; onTap: () => void }
  /** What one holds, until when. */
  panel?: { title: string; note?: string; action?: string; onTap?: () => void }
  /** The one main action, where there is nothing yet to hold. */
  action?: { label: string; note?: string; onTap: () => void }
  children?: ReactNode
}

/** The red card, on home and on the card page only. */
export function BrandCard({ over, title, chip, panel, action, children }: BrandCardProps) {
  return (
    <View className="brand">
      <View className="brand__head">
        <Text>{over}</Text>
        {chip && (
          <View className="brand__chip" aria-role="button" aria-label={chip.spoken} onClick={chip.onTap}>
            <Text>{chip.label}</Text>
          </View>
        )}
      </View>
      <Text className="brand__title">{title}</Text>
      {panel && (
        <View className="brand__panel" aria-role={panel.onTap ? 'button' : undefined} onClick={panel.onTap}>
          <View className="brand__panel-main">
            <Text className="brand__panel-title">{panel.title}</Text>
            {panel.note && <Text className="brand__panel-note">{panel.note}</Text>}
          </View>
          {panel.action && <Text className="brand__panel-action">{panel.action} ›</Text>}
        </View>
      )}
      {action && (
        <View className="brand__action">
          {action.note && <Text className="brand__action-note">{action.note}</Text>}
          <View className="brand__action-button" aria-role="button" onClick={action.onTap}>
            <Text>{action.label}</Text>
          </View>
        </View>
      )}
      {children && <View className="brand__rest">{children}</View>}
    </View>
  )
}
