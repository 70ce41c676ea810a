import { Text } from '@tarojs/components'
import { drawsText } from '../../../shared/draws/text'
import { useText } from '../../platform/locale'
import { Button, Card } from '..'
import type { Recomputed } from './useResult'
import './draws.scss'

/** Whether what was published fits together, as this phone found. */
export function DrawCheck({ result, onAsk }: { result: Recomputed | null; onAsk: () => void }) {
  const text = useText(drawsText)
  if (result === null) {
    return (
      <Card title={text.check}>
        <Button kind="outline" onTap={onAsk}>
          {text.checkNow}
        </Button>
      </Card>
    )
  }
  if ('problem' in result) {
    return (
      <Card title={text.check}>
        <Text className="draw-wrong" aria-role="alert">
          {text.checked[result.problem]}
        </Text>
      </Card>
    )
  }
  return (
    <Card title={text.check}>
      {[text.secretFits, text.listFits, text.orderFits].map((line) => (
        <Text key={line} className="draw-fits">
          {`✓ ${line}`}
        </Text>
      ))}
    </Card>
  )
}
