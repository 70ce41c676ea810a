import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface CardProps {
  title?: string
  /** At the right of the title: a tag or words. */
  aside?: ReactNode
  /** Words at the right of the title that lead on. */
  more?: { label: string; onTap: () => void }
  /** `wash` marks what was chosen, `rows` is for a list of `Row`. */
  kind?: 'plain' | 'wash' | 'rows'
  className?: string
  children?: ReactNode
}

/** A white card; hairlines only inside. */
export function Card({ title, aside, more, kind = 'plain', className = '', children }: CardProps) {
  return (
    <View className={`card card--${kind} ${className}`}>
      {title !== undefined && (
        <View className="card__head">
          <Text className="card__title" aria-role="heading" aria-level={2}>
            {title}
          </Text>
          {aside}
          {more && (
            <View className="card__more" aria-role="button" onClick={more.onTap}>
              <Text>{more.label} ›</Text>
            </View>
          )}
        </View>
      )}
      {children}
    </View>
  )
}
