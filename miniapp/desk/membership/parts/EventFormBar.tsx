import { Text, View } from '@tarojs/components'
import { Button } from '../../../ui'
import { explainEvent } from './eventClients'

interface EventFormBarProps {
  label: string
  missing: string | null
  busy: boolean
  error: Error | undefined
  onTap: () => void
}

/** The one action of the form; a desk page is too wide for the bar of a phone. */
export function EventFormBar({ label, missing, busy, error, onTap }: EventFormBarProps) {
  return (
    <View className="events__submit">
      {error && (
        <Text className="events__error" aria-role="alert">
          {explainEvent(error)}
        </Text>
      )}
      <Button disabled={missing !== null} busy={busy} onTap={onTap}>
        {missing ?? label}
      </Button>
    </View>
  )
}
