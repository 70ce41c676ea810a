import { Text, View } from '@tarojs/components'
import type { ComplaintEntry } from '../../../shared/complaints/contract'
import { writeText } from '../../../shared/complaints/writeText'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card } from '../../ui'

/** What was written to and fro, oldest first; the union's words stand out. */
export function Exchange({ entries }: { entries: readonly ComplaintEntry[] }) {
  const text = useText(writeText)
  const when = useWhen()
  return (
    <Card>
      <View className="exchange">
        {entries.map(({ step, at, organisation, words }) => (
          <View
            key={`${step} ${at}`}
            className={organisation ? 'exchange__entry exchange__entry--union' : 'exchange__entry'}
          >
            <View className="exchange__head">
              <Text className="exchange__who">
                {organisation ? `${organisation} · ${text.steps[step]}` : text.steps[step]}
              </Text>
              <Text className="exchange__when">{when.at(at)}</Text>
            </View>
            {step !== 'escalated' && (
              <Text className="exchange__words" userSelect>
                {words ?? text.erased}
              </Text>
            )}
          </View>
        ))}
      </View>
    </Card>
  )
}
