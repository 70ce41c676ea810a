import { Text } from '@tarojs/components'
import { useState } from 'react'
import { clerkInput } from '../../../../shared/benefits/merchants'
import type { DeskMerchantView } from '../../../../shared/benefits/merchants.desk.contract'
import { merchantsDeskText } from '../../../../shared/benefits/merchantsDeskText'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, Field, Row, toast } from '../../../ui'
import { explained, merchants } from './merchantClient'

interface ClerksProps {
  merchant: DeskMerchantView
  onChanged: (merchant: DeskMerchantView) => void
}

/** Who redeems at a merchant. */
export function Clerks({ merchant, onChanged }: ClerksProps) {
  const text = useText(merchantsDeskText)
  return (
    <Card kind="rows" title={text.clerks}>
      <Text className="desk-merchants__note">{text.clerksLead}</Text>
      {merchant.clerks.length === 0 && <Text className="desk-merchants__note">{text.noClerks}</Text>}
      {merchant.clerks.map((clerk) => (
        <Clerk key={clerk.id} merchant={merchant} clerk={clerk} onChanged={onChanged} />
      ))}
      {merchant.actions.includes('addClerk') && <NewClerk merchant={merchant} onChanged={onChanged} />}
    </Card>
  )
}

function Clerk({ merchant, clerk, onChanged }: ClerksProps & { clerk: DeskMerchantView['clerks'][number] }) {
  const text = useText(merchantsDeskText)
  const ending = useCommand(merchants.endClerk, {
    onDone: (answer) => {
      toast(text.removed)
      onChanged(answer)
    },
    onError: (error) => toast(explained(error) ?? ''),
  })
  const end = async () => {
    const isSure = await confirm({ title: text.removeAsk(clerk.name), body: text.removeBody, ok: text.remove })
    if (isSure) void ending.run({ params: { merchantId: merchant.id, clerkId: clerk.id } })
  }
  return (
    <Row
      title={clerk.name}
      note={clerk.phone ?? undefined}
      value={
        <Button
          kind="plain"
          size="small"
          label={text.removeLabel(clerk.name)}
          busy={ending.busy}
          onTap={() => void end()}
        >
          {text.remove}
        </Button>
      }
    />
  )
}

function NewClerk({ merchant, onChanged }: ClerksProps) {
  const text = useText(merchantsDeskText)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const clerk = clerkInput.safeParse({ name, phone })
  const adding = useCommand(merchants.addClerk, {
    onDone: (answer) => {
      setName('')
      setPhone('')
      toast(text.added)
      onChanged(answer)
    },
  })
  return (
    <>
      <Field label={text.clerkName} value={name} maxLength={20} onChange={setName} />
      <Field
        label={text.clerkPhone}
        type="number"
        value={phone}
        maxLength={11}
        error={explained(adding.error)}
        onChange={setPhone}
      />
      <Button
        kind="outline"
        busy={adding.busy}
        disabled={!clerk.success}
        onTap={() => clerk.success && void adding.run({ params: { merchantId: merchant.id }, body: clerk.data })}
      >
        {text.addClerk}
      </Button>
    </>
  )
}
