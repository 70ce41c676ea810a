import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { desk as deskContract, type WorkItemView } from '../../../shared/desk/contract'
import { deskText } from '../../../shared/desk/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { Button, Field, Sheet, toast } from '../../ui'
import './handBack.scss'

const desk = clientOf(deskContract)

interface HandBackProps {
  of: { id: string; version: number; handBackTo: string | null }
  /** The page says itself that the case moved up. */
  isSaid?: true
  onDone: (item: WorkItemView) => void
  onRefused: () => void
}

/** Where a case came from that moved up, and handing it back there with a reason. */
export function HandBack({ of: { id, version, handBackTo: union }, isSaid, onDone, onRefused }: HandBackProps) {
  const { handBack: text } = useText(deskText)
  const [isOpen, setIsOpen] = useState(false)
  const handing = useCommand(desk.handBackWorkItem, {
    onDone: (item) => {
      setIsOpen(false)
      toast(text.done(item.organisationName))
      onDone(item)
    },
    onError: onRefused,
  })
  const handBack = (reason: string) => void handing.run({ params: { workItemId: id }, body: { version, reason } })
  if (union === null) return null
  return (
    <View className="hand-back">
      {!isSaid && <Text className="hand-back__note">{text.movedUp(union)}</Text>}
      <Button kind="outline" size="small" onTap={() => setIsOpen(true)}>
        {text.start(union)}
      </Button>
      <Sheet isOpen={isOpen} title={text.title} onClose={() => setIsOpen(false)}>
        <ReasonForm union={union} busy={handing.busy} error={handing.error} onSubmit={handBack} />
      </Sheet>
    </View>
  )
}

interface ReasonFormProps {
  union: string
  busy: boolean
  error: Error | undefined
  onSubmit: (reason: string) => void
}

function ReasonForm({ union, busy, error, onSubmit }: ReasonFormProps) {
  const { handBack: text, errors } = useText(deskText)
  const [reason, setReason] = useState('')
  const isMissing = reason.trim() === ''
  return (
    <View className="hand-back__form">
      <Text>{text.body(union)}</Text>
      <Field label={text.reason} hint={text.hint} lines maxLength={500} value={reason} onChange={setReason} />
      {error && (
        <Text className="hand-back__error" aria-role="alert">
          {wordsOf(error, errors)}
        </Text>
      )}
      <Button disabled={isMissing} busy={busy} onTap={() => onSubmit(reason.trim())}>
        {isMissing ? text.missing : text.submit}
      </Button>
    </View>
  )
}
