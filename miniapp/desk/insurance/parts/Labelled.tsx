import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './labelled.scss'

/** A choice with its name above it, as a field has. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="field labelled">
      <Text className="field__label">{label}</Text>
      {children}
    </View>
  )
}
