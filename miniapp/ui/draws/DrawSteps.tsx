import { Text, View } from '@tarojs/components'
import { drawsText } from '../../../shared/draws/text'
import type { PublishedDraw } from '../../../shared/draws/views'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card } from '..'
import './draws.scss'

interface DrawStepsProps {
  draw: PublishedDraw
  /** When the list opens and closes. */
  window: { opensAt: string; closesAt: string }
  /** How what is drawn for goes to the tickets, in their order. */
  rule: string
}

/** What was published, in the order of time, to be copied and worked out elsewhere too. */
export function DrawSteps({ draw, window: { opensAt, closesAt }, rule }: DrawStepsProps) {
  const text = useText(drawsText)
  const when = useWhen()
  const { promisedAt, secretHash, source, frozenAt, listHash, drawnAt, publicValue, secret, voided } = draw
  return (
    <Card title={text.how}>
      <Step
        title={promisedAt < opensAt ? text.promise : text.promiseLate}
        at={when.at(promisedAt)}
        value={secretHash}
      />
      <Step title={text.sourceStep} note={source} />
      <Step
        title={text.freezeStep}
        at={frozenAt && when.at(frozenAt)}
        value={listHash}
        note={frozenAt ? null : text.freezeNext(when.at(closesAt))}
      />
      <Step
        title={text.valueStep}
        at={drawnAt && when.at(drawnAt)}
        note={publicValue ?? text.valueNext}
        value={secret}
      />
      <View className="draw-step">
        {[...Object.values(text.method), rule].map((line) => (
          <Text key={line} className="draw-note">
            {line}
          </Text>
        ))}
      </View>
      {voided.length > 0 && (
        <View className="draw-step">
          <Text className="draw-step__title">{text.voided}</Text>
          {voided.map((one) => (
            <Text key={one.secretHash} className="draw-note">
              {text.checked[one.reason]}
            </Text>
          ))}
        </View>
      )}
    </Card>
  )
}

interface StepProps {
  title: string
  at?: string | null
  note?: string | null
  value?: string | null
}

function Step({ title, at, note, value }: StepProps) {
  return (
    <View className="draw-step">
      <Text className="draw-step__title">{title}</Text>
      {at && <Text className="draw-note">{at}</Text>}
      {note && (
        <Text className="draw-step__words" userSelect>
          {note}
        </Text>
      )}
      {value && (
        <Text className="draw-step__value" userSelect>
          {value}
        </Text>
      )}
    </View>
  )
}
