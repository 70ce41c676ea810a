import { useEffect, useState } from 'react'
import type { CampaignView, Claimed } from '../../../shared/benefits/contract'
import { codeOf } from '../../platform/errors'
import { useCommand } from '../../platform/useCommand'
import { benefits } from './benefitClient'
import { risk } from './riskClient'

interface ClaimOptions {
  onDone: (claimed: Claimed) => void
  onError: () => void
  isSignedIn: boolean
}

/** Claims, and on the way does what a claim may wait for: that the account is checked, and that a question is answered. */
export function useClaim({ id, actions, blocker }: CampaignView, { onDone, onError, isSignedIn }: ClaimOptions) {
  const [question, setQuestion] = useState<string | null>(null)
  const params = { campaignId: id }
  const command = useCommand(
    async (_: null, options) => {
      try {
        return await benefits.claimCoupon({ params }, options)
      } catch (error) {
        const code = codeOf(error)
        if (code !== 'benefits.check_due' && code !== 'benefits.challenge_due') throw error
        const { challenge } = await risk.checkClaimer()
        if (challenge === null) return benefits.claimCoupon({ params }, options)
        setQuestion(challenge.question)
        return null
      }
    },
    {
      onDone: (claimed) => claimed && onDone(claimed),
      onError,
    },
  )
  // Before the window opens there is time for it: nobody loses their turn by being asked.
  const isAhead = isSignedIn && (actions.includes('claim') || blocker === 'benefits.not_yet_open')
  useEffect(() => {
    if (isAhead) risk.checkClaimer().catch(() => {})
  }, [isAhead])
  const claim = () => {
    setQuestion(null)
    void command.run(null)
  }
  return { ...command, claim, question, setQuestion }
}
