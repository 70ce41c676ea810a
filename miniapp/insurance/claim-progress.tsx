import { useRouter } from '@tarojs/taro'
import { claimProgressText } from '../../shared/insurance/claimProgressText'
import type { ClaimView } from '../../shared/insurance/claimViews'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, confirm, Page } from '../ui'
import { ClaimAccount } from './parts/ClaimAccount'
import { ClaimAppeal } from './parts/ClaimAppeal'
import { ClaimDetails } from './parts/ClaimDetails'
import { ClaimHead } from './parts/ClaimHead'
import { ClaimHistory } from './parts/ClaimHistory'
import { ClaimOutcome } from './parts/ClaimOutcome'
import { claims, claimWords, explainClaim } from './parts/claimsClient'
import './parts/claims.scss'

definePageConfig({ navigationBarTitleText: '理赔进度' })

/** Where it is and until when, what was decided and how it came about, and what one can do now. */
export default function ClaimProgress() {
  const text = useText(claimProgressText)
  const { id = '' } = useRouter().params
  const view = useView(() => claims.getClaim({ params: { claimId: id } }), { deps: [id] })
  return (
    <Page title={text.progressTitle} view={view} errors={claimWords()}>
      {(claim) => (
        <>
          <ClaimHead claim={claim} />
          {claim.actions.includes('giveAccount') && (
            <ClaimAccount claim={claim} onGiven={view.show} onRefresh={view.refresh} />
          )}
          <ClaimOutcome claim={claim} />
          <ClaimDetails claim={claim} />
          <ClaimHistory claim={claim} />
          {claim.actions.includes('appeal') && <ClaimAppeal claim={claim} onRefresh={view.refresh} />}
          <Actions claim={claim} onChanged={view.show} onRefresh={view.refresh} />
        </>
      )}
    </Page>
  )
}

interface ActionsProps {
  claim: ClaimView
  onChanged: (claim: ClaimView) => void
  onRefresh: () => Promise<void>
}

/** What the server allows, as it says itself; one of them is the main one. */
function Actions({ claim: { id, version, state, actions }, onChanged, onRefresh }: ActionsProps) {
  const text = useText(claimProgressText)
  const withdrawal = useCommand(claims.withdrawClaim, { onDone: onChanged, onError: () => void onRefresh() })
  const withdraw = async () => {
    const isSure = await confirm({
      title: text.withdrawAsk,
      body: text.withdrawBody,
      ok: text.withdrawYes,
      cancel: text.withdrawNo,
    })
    if (isSure) void withdrawal.run({ params: { claimId: id }, body: { version } })
  }
  const edit = () => replace(`/insurance/claim?id=${id}`)
  return (
    <>
      {actions.includes('withdraw') && (
        <Button kind="plain" busy={withdrawal.busy} onTap={() => void withdraw()}>
          {text.withdraw}
        </Button>
      )}
      {actions.includes('edit') && (
        <BottomBar
          label={state === 'returned' ? text.correct : text.goOn}
          error={withdrawal.error ? explainClaim(withdrawal.error) : null}
          onTap={edit}
        />
      )}
      {state === 'withdrawn' && <BottomBar label={text.again} onTap={() => open('/insurance/claim')} />}
    </>
  )
}
