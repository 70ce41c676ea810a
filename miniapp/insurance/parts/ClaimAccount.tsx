import { useState } from 'react'
import { claimProgressText } from '../../../shared/insurance/claimProgressText'
import type { ClaimView } from '../../../shared/insurance/claimViews'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Card } from '../../ui'
import { isWholePayee, PayeeFields } from '../../ui/PayeeFields'
import { claims, explainClaim } from './claimsClient'

interface AccountProps {
  claim: ClaimView
  onGiven: (claim: ClaimView) => void
  onRefresh: () => Promise<void>
}

/** Another account for money that came back; whoever gives it proves first who they are. */
export function ClaimAccount({ claim: { id, version, payee }, onGiven, onRefresh }: AccountProps) {
  const text = useText(claimProgressText)
  const holder = payee?.holder ?? ''
  const [typed, setTyped] = useState({ holder, bank: payee?.bank ?? '', number: '' })
  const giving = useCommand(claims.giveAccount, { onDone: onGiven, onError: () => void onRefresh() })
  return (
    <>
      <Card title={text.accountTitle}>
        <PayeeFields
          payee={typed}
          knownHolder={holder === '' ? null : holder}
          onChange={(part) => setTyped({ ...typed, ...part })}
        />
      </Card>
      <BottomBar
        label={text.accountSend}
        missing={isWholePayee(typed) ? null : text.accountTitle}
        busy={giving.busy}
        error={giving.error ? explainClaim(giving.error) : null}
        onTap={() => void giving.run({ params: { claimId: id }, body: { version, payee: typed } })}
      />
    </>
  )
}
