import { useState } from 'react'
import { claimText } from '../../../shared/insurance/claimText'
import { useText } from '../../platform/locale'
import { Button, Card, Row } from '../../ui'
import { PayeeFields } from '../../ui/PayeeFields'
import { ClaimConsent } from './ClaimConsent'
import type { ClaimFormModel } from './useClaimForm'

/** Where the money goes; what is stored is shown masked, until another one is wanted. */
export function ClaimPayee({ model }: { model: ClaimFormModel }) {
  const text = useText(claimText)
  const { form, typed, payee, change } = model
  const [isChanging, setChanging] = useState(payee === null)
  if (payee && !isChanging && typed.number === '') {
    return (
      <Card kind="rows" title={text.steps.payee}>
        <Row title={payee.holder} note={`${payee.bank} · ${payee.number}`} />
        <Button kind="plain" onTap={() => setChanging(true)}>
          {text.change}
        </Button>
      </Card>
    )
  }
  return (
    <>
      <Card title={text.steps.payee}>
        <PayeeFields payee={typed} knownHolder={form.holder} onChange={change} />
      </Card>
      <ClaimConsent model={model} purpose="bankAccount" />
    </>
  )
}
