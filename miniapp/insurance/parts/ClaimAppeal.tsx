import { useState } from 'react'
import { claimProgressText } from '../../../shared/insurance/claimProgressText'
import { longestStory } from '../../../shared/insurance/claims.contract'
import type { ClaimView } from '../../../shared/insurance/claimViews'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useWhen } from '../../platform/when'
import { BottomBar, Card, Field } from '../../ui'
import { claims, explainClaim } from './claimsClient'

interface AppealProps {
  claim: ClaimView
  onRefresh: () => Promise<void>
}

/** The way on for who disagrees: until when, and who decides then. */
export function ClaimAppeal({ claim: { id, version, appealUntil }, onRefresh }: AppealProps) {
  const text = useText(claimProgressText)
  const when = useWhen()
  const [words, setWords] = useState('')
  const appealing = useCommand(claims.appealClaim, {
    onDone: (opened) => replace(`/insurance/claim-received?id=${opened.id}`),
    onError: () => void onRefresh(),
  })
  return (
    <>
      <Card title={text.appealTitle}>
        <Field
          label={text.appealWords}
          placeholder={text.appealHint}
          {...(appealUntil ? { hint: text.appealUntil(when.at(appealUntil)) } : {})}
          lines
          maxLength={longestStory}
          value={words}
          onChange={setWords}
        />
      </Card>
      {words.trim() !== '' && (
        <BottomBar
          label={text.appealSend}
          busy={appealing.busy}
          error={appealing.error ? explainClaim(appealing.error) : null}
          onTap={() => void appealing.run({ params: { claimId: id }, body: { version, words } })}
        />
      )}
    </>
  )
}
