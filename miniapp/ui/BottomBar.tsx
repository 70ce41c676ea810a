import { Text, View } from '@tarojs/components'
import { Button } from './Button'

interface BottomBarProps {
  /** What the one main action does: "为 2 个孩子报名". */
  label: string
  onTap: () => void
  /** What is still missing ("还差 1 份材料"); the action then says this and cannot be pressed. */
  missing?: string | null
  busy?: boolean
  /** The trust line, or what happens next. */
  note?: string
  /** Why the last try failed, and what is kept. */
  error?: string | null
  second?: { label: string; onTap: () => void; disabled?: boolean }
}

/** The page's one main action, always in reach of the thumb. */
export function BottomBar({ label, onTap, missing, busy = false, note, error, second }: BottomBarProps) {
  return (
    <View className="bottom-bar__place">
      <View className="bottom-bar__room" />
      <View className="bottom-bar">
        {error && (
          <Text className="bottom-bar__error" aria-role="alert">
            {error}
          </Text>
        )}
        <View className="bottom-bar__row">
          {second && (
            <Button
              kind="outline"
              className="bottom-bar__second"
              disabled={second.disabled || busy}
              onTap={second.onTap}
            >
              {second.label}
            </Button>
          )}
          <Button disabled={Boolean(missing)} busy={busy} onTap={onTap}>
            {missing || label}
          </Button>
        </View>
        {note && <Text className="bottom-bar__note">{note}</Text>}
      </View>
    </View>
  )
}
