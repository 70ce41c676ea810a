import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { claimText } from '../../shared/insurance/claimText'
import { type ClaimantRole, claimantRoles } from '../../shared/insurance/claimViews'
import { useText } from '../platform/locale'
import { replace } from '../platform/navigate'
import { useMe } from '../platform/session'
import { useView } from '../platform/useView'
import { Page, SignInFirst, Skeleton } from '../ui'
import { ClaimForm } from './parts/ClaimForm'
import { ClaimStart } from './parts/ClaimStart'
import { claims, claimWords } from './parts/claimsClient'
import './parts/claims.scss'

definePageConfig({ navigationBarTitleText: '申请理赔' })

const roleOf = (given: string | undefined): ClaimantRole => claimantRoles.find((role) => role === given) ?? 'self'

/** From "what happened" to handing in; `?id=` goes on with a draft, or corrects what was sent back. */
export default function Claim() {
  const text = useText(claimText)
  const { params } = useRouter()
  const me = useMe()
  if (params.id) return <Form claimId={params.id} />
  return (
    <Page title={text.title}>
      {me ? (
        <ClaimStart
          role={roleOf(params.role)}
          coverId={params.cover}
          onBegun={(id) => replace(`/insurance/claim?id=${id}`)}
        />
      ) : (
        <SignInFirst />
      )}
    </Page>
  )
}

function Form({ claimId }: { claimId: string }) {
  const text = useText(claimText)
  const view = useView(() => claims.openClaimForm({ params: { claimId } }), { deps: [claimId] })
  // Written on elsewhere meanwhile: the form begins anew with that.
  const [generation, setGeneration] = useState(0)
  const reload = async () => {
    await view.refresh()
    setGeneration((before) => before + 1)
  }
  return (
    <Page title={text.title} view={view} errors={claimWords()} skeleton={<Skeleton cards={3} />}>
      {(form) => <ClaimForm key={generation} form={form} onReload={reload} />}
    </Page>
  )
}
