import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { deskText } from '../../../../shared/desk/text'
import { useText } from '../../../platform/locale'
import { Button } from '../../../ui'
import { BulkDecision } from '../../membership/parts/BulkDecision'
import type { Mode } from '../../membership/parts/useDecisionDraft'
import { useKeys } from '../../parts/keys'
import type { Selection } from '../useSelection'

const modes = ['refuse', 'return', 'approve'] as const
const kinds = { approve: 'primary', return: 'outline', refuse: 'plain' } as const

/** What can be done with all that were chosen. */
export function BulkBar({ selection, isWide, onDone }: { selection: Selection; isWide: boolean; onDone: () => void }) {
  const text = useText(deskText).bulk
  const [mode, setMode] = useState<Mode | null>(null)
  const count = selection.chosen.length
  const begin = (wanted: Mode) => count > 0 && setMode(wanted)
  const isHeard = isWide && selection.isOn && mode === null
  useKeys({ a: () => begin('approve'), r: () => begin('return'), Escape: selection.stop }, isHeard)
  if (!selection.isOn) return null
  return (
    <View className="bulk-bar" aria-role="group" aria-label={text.label}>
      <View className="bulk-bar__head">
        <Text className="bulk-bar__count" aria-role="status">
          {text.chosen(count)}
        </Text>
        <Button kind="plain" size="small" onTap={selection.chooseAll}>
          {text.all}
        </Button>
        <Button kind="plain" size="small" onTap={selection.stop}>
          {text.stop}
        </Button>
      </View>
      <View className="bulk-bar__acts">
        {modes.map((one) => (
          <Button key={one} kind={kinds[one]} size="small" disabled={count === 0} onTap={() => begin(one)}>
            {text[one](count)}
          </Button>
        ))}
      </View>
      {mode && (
        <BulkDecision
          items={selection.chosen}
          mode={mode}
          onClose={() => setMode(null)}
          onDone={() => {
            setMode(null)
            selection.stop()
            onDone()
          }}
        />
      )}
    </View>
  )
}
