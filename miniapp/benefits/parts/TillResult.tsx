import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { RedemptionView } from '../../../shared/benefits/merchants.contract'
import { redeemText } from '../../../shared/benefits/redeemText'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { useSecondsLeft } from '../../platform/useSecondsLeft'
import { Button, Card, confirm, toast } from '../../ui'
import { explain, merchants } from './redeemClient'

/** What was redeemed, in large words, and the way back for a moment. */
export function Redeemed({ done: first, onChanged }: { done: RedemptionView; onChanged: () => void }) {
  const text = useText(redeemText).till
  const [done, setDone] = useState(first)
  // By how long it lasts, not by the phone's clock, which may be wrong.
  const [until] = useState(() =>
    first.undoUntil ? Date.now() + Date.parse(first.undoUntil) - Date.parse(first.redeemedAt) : 0,
  )
  const left = useSecondsLeft(until)
  const undoing = useCommand(merchants.undoRedemption, {
    onDone: (answer) => {
      setDone(answer)
      toast(text.undone)
      onChanged()
    },
    onError: (error) => toast(explain(error)),
  })
  const undo = async () => {
    const isSure = await confirm({ title: text.undoAsk, body: text.undoBody, ok: text.undoOk })
    if (isSure) void undoing.run({ params: { redemptionId: done.id } })
  }
  const isUndone = done.undoneAt !== null
  return (
    <Card className="till-result">
      <Text className={`till-result__head ${isUndone ? '' : 'till-result__head--ok'}`} aria-role="alert">
        {isUndone ? text.undone : `✓ ${text.done}`}
      </Text>
      <Text className="till-result__line">{`${done.campaign.name} · ${done.campaign.what}`}</Text>
      <Text className="till-result__line">{`${text.person} ${done.person} · ${done.merchant.name}`}</Text>
      {!isUndone && left > 0 && (
        <Button kind="outline" size="small" busy={undoing.busy} onTap={() => void undo()}>
          {text.undo(left)}
        </Button>
      )}
    </Card>
  )
}

/** Why not, and what to do. */
export function Refused({ words }: { words: string }) {
  const text = useText(redeemText).till
  return (
    <Card className="till-result">
      <Text className="till-result__head till-result__head--no" aria-role="alert">
        {text.refused}
      </Text>
      <Text className="till-result__line">{words}</Text>
    </Card>
  )
}
