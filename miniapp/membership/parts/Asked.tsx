import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** A question answered with chips, in line with the fields around it. */
export function Asked({ label, tag, children }: { label: string; tag?: ReactNode; children: ReactNode }) {
  return (
    <View className="field asked">
      <View className="asked__head">
        <Text className="field__label">{label}</Text>
        {tag}
      </View>
      {children}
    </View>
  )
}
