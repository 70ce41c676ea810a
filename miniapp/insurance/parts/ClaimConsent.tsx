import { claimText } from '../../../shared/insurance/claimText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Card, Check } from '../../ui'
import type { ClaimFormModel } from './useClaimForm'

/** A sensitive purpose, agreed to by its own tap where it is first needed. */
export function ClaimConsent({ model, purpose }: { model: ClaimFormModel; purpose: 'health' | 'bankAccount' }) {
  const text = useText(claimText).consents
  const { isOpen, agreed, agree } = model.consents
  if (!isOpen(purpose)) return null
  return (
    <Card title={text.title} more={{ label: text.readNotice, onTap: () => open('/privacy/notice') }}>
      <Check
        label={text[purpose]}
        note={text.note}
        checked={agreed.includes(purpose)}
        onChange={(isAgreed) => agree(purpose, isAgreed)}
      />
    </Card>
  )
}
