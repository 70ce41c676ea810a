import { Text, View } from '@tarojs/components'
import { campaignsText } from '../../../shared/benefits/campaignsText'
import type { CampaignRow } from '../../../shared/benefits/contract'
import { useText } from '../../platform/locale'

/** How many are left, as a bar with the words that say the same. */
export function StockBar({ of: { stock, remaining } }: { of: Pick<CampaignRow, 'stock' | 'remaining'> }) {
  const text = useText(campaignsText)
  const percent = stock === 0 ? 0 : Math.round((remaining / stock) * 100)
  return (
    <View className="benefit-stock">
      <View className="benefit-stock__bar" aria-hidden>
        <View className="benefit-stock__left" style={{ width: `${percent}%` }} />
      </View>
      <Text className="benefit-stock__words">{remaining > 0 ? text.left(remaining, stock) : text.gone(stock)}</Text>
    </View>
  )
}
