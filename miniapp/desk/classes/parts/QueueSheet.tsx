import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { ClassAct, QueueView } from '../../../../shared/classes/queue.desk.contract'
import { queueText } from '../../../../shared/classes/queueText'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Chips, Field, Sheet, toast } from '../../../ui'
import { explainQueue, queueClient } from './queueClient'

/** What a sheet asks a reason for: something with one booking, or with the class. */
export type Asked = { act: 'moveUp' | 'withdraw'; bookingId: string } | { act: ClassAct }

interface QueueSheetProps {
  asked: Asked | null
  of: QueueView
  onClose: () => void
  onDone: () => void
}

/** The one act that was chosen, what it does to whom, and the reason that guardians and the auditor read. */
export function QueueSheet({ asked, of, onClose, onDone }: QueueSheetProps) {
  const text = useText(queueText)
  const [reason, setReason] = useState('')
  const [into, setInto] = useState<string | null>(null)
  const command = useCommand((act: Asked) => send(act, of, reason, into), {
    onDone: (told) => {
      toast(told === null ? text.done : text.told(told))
      setReason('')
      onDone()
    },
  })
  if (!asked) return null
  const { act } = asked
  const words =
    act === 'moveUp'
      ? { title: text.moveUpTitle, note: text.moveUpNote }
      : act === 'withdraw'
        ? { title: text.withdrawTitle, note: text.withdrawNote }
        : { title: text.acts[act], note: text.actNotes[act] }
  const options = of.others.map(({ id, name, free }) => ({ value: id, label: text.free(name, free) }))
  const isMissing = (act !== 'close' && reason.trim() === '') || (act === 'merge' && into === null)
  return (
    <Sheet isOpen title={words.title} onClose={onClose}>
      <Text className="class-queue__note">{words.note}</Text>
      {act === 'merge' &&
        (options.length === 0 ? (
          <Text className="class-queue__warn">{text.noOthers}</Text>
        ) : (
          <Chips label={text.into} options={options} value={into} onChange={setInto} />
        ))}
      {act !== 'close' && (
        <Field
          lines
          label={text.reason}
          placeholder={text.reasonHint}
          maxLength={200}
          value={reason}
          onChange={setReason}
          error={command.error ? explainQueue(command.error) : undefined}
        />
      )}
      {act === 'close' && command.error && <Text className="class-queue__warn">{explainQueue(command.error)}</Text>}
      <Button disabled={isMissing} busy={command.busy} onTap={() => void command.run(asked)}>
        {isMissing ? (act === 'merge' && into === null ? text.chooseInto : text.missing) : text.submit}
      </Button>
    </Sheet>
  )
}

/** How many guardians were told, where that is said. */
async function send(asked: Asked, of: QueueView, reason: string, into: string | null): Promise<number | null> {
  const params = { classId: of.class.id }
  const { version } = of.class
  switch (asked.act) {
    case 'moveUp':
      await queueClient.moveUp({ params: { bookingId: asked.bookingId }, body: { reason } })
      return null
    case 'withdraw':
      await queueClient.withdrawBooking({ params: { bookingId: asked.bookingId }, body: { reason } })
      return null
    case 'cancel':
      return (await queueClient.cancelClass({ params, body: { version, reason } })).told
    case 'merge':
      return (await queueClient.mergeClass({ params, body: { version, reason, into: into! } })).told
    case 'close':
      return (await queueClient.closeClass({ params, body: { version } })).told
  }
}
