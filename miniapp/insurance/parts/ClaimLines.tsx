import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { claimProgressText } from '../../../shared/insurance/claimProgressText'
import type { Working } from '../../../shared/insurance/rules'
import { workingWords } from '../../../shared/insurance/workingText'
import { yuan } from '../../../shared/payments/fen'
import { useLocale, useText } from '../../platform/locale'

interface LineProps {
  name: string
  sumFen: number
  working: readonly Working[]
  /** Why it is less than asked. */
  less: string | null
  children?: ReactNode
}

/** One item with how its sum came about. */
export function ClaimLine({ name, sumFen, working, less, children }: LineProps) {
  const text = useText(claimProgressText)
  const locale = useLocale()
  return (
    <View className="claim-line">
      <View className="claim-line__head">
        <Text className="claim-line__name">{name}</Text>
        <Text className="claim-line__sum">{text.yuan(yuan(sumFen))}</Text>
      </View>
      {working.map((step) => (
        <Text key={step.step} className="claim-line__step">
          {workingWords(step, locale)}
        </Text>
      ))}
      {less && <Text className="claim-line__less">{text.less(less)}</Text>}
      {children}
    </View>
  )
}

export function ClaimTotal({ label, sumFen }: { label: string; sumFen: number }) {
  const text = useText(claimProgressText)
  return (
    <View className="claim-total">
      <Text>{label}</Text>
      <Text className="claim-total__sum">{text.yuan(yuan(sumFen))}</Text>
    </View>
  )
}
