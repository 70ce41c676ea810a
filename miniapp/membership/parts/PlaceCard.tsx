import { Text, View } from '@tarojs/components'
import { joinText } from '../../../shared/membership/joinText'
import { placeText } from '../../../shared/membership/placeText'
import { useText } from '../../platform/locale'
import { Button, Card, Tag } from '../../ui'
import type { Place } from './place'

/** The union that was chosen, and the event that chose it. */
export function PlaceCard({ place, onChange }: { place: Place; onChange?: () => void }) {
  const text = useText(joinText)
  const byPlace = useText(placeText).byPlace
  const { organisation, event, place: area } = place
  const how = event ? `${event.name} · ${event.place}` : area ? byPlace(area.name) : text.directly
  return (
    <Card kind="wash">
      <View className="place">
        <View className="place__main">
          <Text className="place__union">{organisation.name}</Text>
          <Text className="place__note">{how}</Text>
          {event?.gift && <Text className="place__note">{text.gift(event.gift)}</Text>}
        </View>
        {onChange ? (
          <Button kind="plain" size="small" onTap={onChange}>
            {text.change}
          </Button>
        ) : (
          <Tag tone="ok">{text.chosen}</Tag>
        )}
      </View>
    </Card>
  )
}
