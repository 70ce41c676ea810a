import { Text, View } from '@tarojs/components'
import { settlementText } from '../../../shared/benefits/settlementText'
import { shanghaiDay } from '../../../shared/http/time'
import { useText } from '../../platform/locale'
import { Button, Card } from '../../ui'
import './redeem.scss'

export const thisMonth = (): string => shanghaiDay(new Date()).slice(0, 7)

/** `YYYY-MM`, so many months on. */
export function monthAfter(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const all = year * 12 + number - 1 + count
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}

/** One month at a time; what is still to come is not asked for. */
export function MonthBar({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const text = useText(settlementText)
  const isNow = month >= thisMonth()
  return (
    <Card>
      <View className="settled__month">
        <Button kind="plain" size="small" onTap={() => onChange(monthAfter(month, -1))}>
          {text.before}
        </Button>
        <Text className="settled__name" aria-role="status">
          {month}
        </Text>
        <Button kind="plain" size="small" disabled={isNow} onTap={() => onChange(monthAfter(month, 1))}>
          {text.after}
        </Button>
      </View>
      <Text className="merchant__line">{text.note}</Text>
    </Card>
  )
}
