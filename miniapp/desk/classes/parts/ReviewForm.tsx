import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { guardianshipDeskText } from '../../../../shared/classes/guardianshipDeskText'
import { useText } from '../../../platform/locale'
import { Button, confirm, Field } from '../../../ui'
import type { Case } from './ReviewBody'
import type { Review } from './useReview'

const acts = ['refuse', 'end', 'return'] as const
type Act = (typeof acts)[number]

interface FormProps {
  of: Case
  on: Review
  beside: ReactNode
  /** In place of confirming and nothing else. */
  onConfirm: (() => void) | undefined
}

/** Confirming needs a word from nobody; whatever else is decided needs a reason, which the person reads. */
export function ReviewForm({ of, on, beside, onConfirm }: FormProps) {
  const { decide: text } = useText(guardianshipDeskText)
  const [act, setAct] = useState<Act | null>(null)
  const [reason, setReason] = useState('')
  const { version } = of
  const able = acts.filter((one) => of.actions.includes(one))
  const canConfirm = of.actions.includes('confirm')
  if (able.length === 0 && !canConfirm) return null
  const confirmIt = async () => {
    if (!(await confirm({ title: text.confirmAsk, body: text.confirmNote, ok: text.confirm }))) return
    if (onConfirm) onConfirm()
    else void on.decide.run({ decision: 'confirm', version })
  }
  if (act !== null) {
    return (
      <View className="desk-review__block">
        <Field
          label={text.reasons[act].label}
          placeholder={text.reasons[act].hint}
          lines
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <View className="desk-review__buttons">
          <Button kind="plain" size="small" onTap={() => setAct(null)}>
            {text.back}
          </Button>
          <Button
            disabled={reason.trim() === ''}
            busy={on.decide.busy}
            onTap={() => void on.decide.run({ decision: act, version, reason: reason.trim() })}
          >
            {text[act]}
          </Button>
        </View>
      </View>
    )
  }
  return (
    <>
      {beside}
      <View className="desk-review__buttons">
        {able.map((one) => (
          <Button key={one} kind={one === 'return' ? 'outline' : 'plain'} onTap={() => setAct(one)}>
            {text[one]}
          </Button>
        ))}
        {canConfirm && (
          <Button busy={on.decide.busy} onTap={() => void confirmIt()}>
            {text.confirm}
          </Button>
        )}
      </View>
    </>
  )
}
