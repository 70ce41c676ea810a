import { Text } from '@tarojs/components'
import { homeText } from '../../../shared/home/text'
import { useText } from '../../platform/locale'
import { Card, Facts, type IconName } from '../../ui'

const icons = {
  mutualAid: 'shield',
  childcare: 'bag',
  benefits: 'ticket',
  learning: 'book',
  legal: 'scales',
  hardship: 'heart',
  stations: 'cup',
} as const satisfies Record<string, IconName>

const offers = Object.keys(icons) as (keyof typeof icons)[]

/** What members get: information, with no ways to go where nothing is open yet. */
export function Offers() {
  const text = useText(homeText)
  return (
    <Card title={text.offers}>
      <Text className="offers__note">{text.offersNote}</Text>
      <Facts items={offers.map((name) => ({ key: name, icon: icons[name], ...text.offer[name] }))} />
    </Card>
  )
}
