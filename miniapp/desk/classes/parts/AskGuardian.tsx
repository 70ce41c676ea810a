import { View } from '@tarojs/components'
import { useState } from 'react'
import { dayText } from '../../../../shared/classes/dayText'
import type { ChildDay } from '../../../../shared/classes/dayViews'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Field, Sheet, toast } from '../../../ui'
import { days, explainDay } from './dayClient'

/** Somebody nobody named: the guardians are asked, and the child stays until one has answered. */
export function AskGuardian({ of, onAsked }: { of: ChildDay; onAsked: () => void }) {
  const { handOver: text } = useText(dayText)
  const [isOpen, setIsOpen] = useState(false)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const ask = useCommand(
    (body: { childId: string; name: string; phone?: string }, options) =>
      days.askPickup({ params: { classId: of.classId }, body }, options),
    {
      onDone: () => {
        setIsOpen(false)
        setName('')
        setPhone('')
        toast(text.asked)
        onAsked()
      },
    },
  )
  const send = () => {
    const given = phone.trim()
    void ask.run({ childId: of.child.childId, name: name.trim(), ...(given ? { phone: given } : {}) })
  }
  return (
    <>
      <Button kind="outline" onTap={() => setIsOpen(true)}>
        {text.ask}
      </Button>
      <Sheet isOpen={isOpen} title={text.askTitle} onClose={() => setIsOpen(false)}>
        <Field label={text.askName} value={name} onChange={setName} maxLength={40} />
        <Field
          label={text.askPhone}
          type="number"
          value={phone}
          onChange={setPhone}
          maxLength={11}
          error={ask.error ? explainDay(ask.error) : null}
        />
        <View className="hand-over__acts">
          <Button busy={ask.busy} disabled={name.trim() === ''} onTap={send}>
            {text.askSend}
          </Button>
        </View>
      </Sheet>
    </>
  )
}
