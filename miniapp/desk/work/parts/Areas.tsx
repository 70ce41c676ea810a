import { Text, View } from '@tarojs/components'
import { deskText } from '../../../../shared/desk/text'
import { useText } from '../../../platform/locale'
import { Sections, Whoami } from '../../parts/Sections'
import { countText } from '../counts'
import { areas } from '../matters'
import type { Queue } from '../useQueue'

/** Where the work comes from: the left column of a wide screen, a strip on a phone where there is a choice at all. */
export function Areas({ queue, isWide }: { queue: Queue; isWide: boolean }) {
  const text = useText(deskText)
  const names: Readonly<Record<string, string | undefined>> = text.areaNames
  const { counts, filter } = queue
  const openIn = (feature: string) => counts?.features.find((one) => one.feature === feature)?.open ?? 0
  const list = (
    <View className="desk-areas__list" aria-role="group" aria-label={text.areas}>
      <Area
        name={text.allAreas}
        count={counts?.open}
        isChosen={filter.feature === null}
        onTap={() => queue.chooseFeature(null)}
      />
      {areas.map((feature) => (
        <Area
          key={feature}
          name={names[feature] ?? feature}
          count={counts && openIn(feature)}
          isChosen={filter.feature === feature}
          onTap={() => queue.chooseFeature(feature)}
        />
      ))}
    </View>
  )
  if (!isWide) {
    return (
      <View>
        <Sections current="queue" />
        {areas.length > 1 && <View className="desk-areas">{list}</View>}
      </View>
    )
  }
  return (
    <View className="desk-frame__side">
      <Text className="desk-frame__brand" aria-role="heading" aria-level={1}>
        {text.brand}
      </Text>
      <Sections current="queue" under={list} />
      <Whoami />
    </View>
  )
}

interface AreaProps {
  name: string
  count: number | undefined
  isChosen: boolean
  onTap: () => void
}

function Area({ name, count, isChosen, onTap }: AreaProps) {
  const { items } = useText(deskText)
  return (
    <View
      className={isChosen ? 'desk-areas__area desk-areas__area--chosen' : 'desk-areas__area'}
      aria-role="button"
      aria-current={isChosen ? 'true' : undefined}
      aria-label={count === undefined ? name : `${name},${items(count)}`}
      onClick={onTap}
    >
      <Text>{name}</Text>
      {count !== undefined && <Text className="desk-areas__count">{countText(count)}</Text>}
    </View>
  )
}
