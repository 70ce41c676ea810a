import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { campaignsText } from '../../shared/benefits/campaignsText'
import type { CampaignView } from '../../shared/benefits/contract'
import { lastDayOf } from '../../shared/benefits/rules'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { usePolling } from '../platform/usePolling'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { BottomBar, Card, Page, Row, Tag, toast } from '../ui'
import { benefitErrors, benefits, explained } from './parts/benefitClient'
import { CampaignFacts } from './parts/CampaignFacts'
import { CampaignLinks, ToDraw } from './parts/CampaignLinks'
import { CampaignPicture } from './parts/CampaignPicture'
import { CampaignTag } from './parts/CampaignTag'
import { QuestionSheet } from './parts/QuestionSheet'
import { StockBar } from './parts/StockBar'
import { useClaim } from './parts/useClaim'
import './parts/benefits.scss'

definePageConfig({ navigationBarTitleText: '福利详情' })

/** How many are left is asked anew so often while the page is looked at. */
const everyMs = 5_000

/** A campaign whole: what it gives, how many are left, one's own coupon, and the one button. */
export default function CampaignPage() {
  const text = useText(campaignsText)
  const { id = '' } = useRouter().params
  const view = useView(() => benefits.getCampaign({ params: { campaignId: id } }), { deps: [id] })
  const { data } = view
  usePolling(
    async () => {
      if (!data) return
      const { remaining, state } = await benefits.getCounter({ params: { campaignId: id } })
      const hasOpened = data.blocker === 'benefits.not_yet_open' && Date.now() >= Date.parse(data.opensAt)
      if (state !== data.state || hasOpened) await view.refresh()
      else if (remaining !== data.remaining) view.change((shown) => ({ ...shown, remaining }))
    },
    everyMs,
    data?.state === 'published',
  )
  return (
    <Page title={text.campaignTitle} view={view} errors={benefitErrors()}>
      {(of) => (
        <>
          <Head of={of} />
          <Own of={of} />
          <CampaignFacts of={of} />
          <CampaignLinks of={of} />
          <Claiming of={of} onChanged={view.refresh} />
          <ToDraw of={of} />
        </>
      )}
    </Page>
  )
}

function Head({ of }: { of: CampaignView }) {
  const text = useText(campaignsText)
  return (
    <Card>
      <CampaignPicture picture={of.picture} />
      <View className="benefit-head">
        <Text className="benefit-head__name" aria-role="heading" aria-level={1}>
          {of.name}
        </Text>
        <CampaignTag of={of} />
      </View>
      <Text className="benefit-head__what">{of.what}</Text>
      {of.stopReason && <Text className="benefit-head__warning">{text.stopReason(of.stopReason)}</Text>}
      <StockBar of={of} />
    </Card>
  )
}

function Own({ of: { own } }: { of: CampaignView }) {
  const text = useText(campaignsText)
  const when = useWhen()
  if (own === null) return null
  return (
    <Card kind="rows">
      <Row
        title={text.own}
        note={text.ownOrder(own.order, when.date(lastDayOf(new Date(own.validUntil))))}
        value={<Tag tone="ok">{text.mine}</Tag>}
        onTap={() => open(`/benefits/coupon?id=${own.id}`)}
      />
    </Card>
  )
}

function Claiming({ of, onChanged }: { of: CampaignView; onChanged: () => Promise<void> }) {
  const text = useText(campaignsText)
  const isSignedIn = useSession((session) => session.token !== null)
  const claiming = useClaim(of, {
    isSignedIn,
    onDone: ({ order, coupon }) => {
      toast(coupon?.state === 'held' ? text.claimedHeld : text.claimed(order))
      void onChanged()
    },
    onError: () => void onChanged(),
  })
  const { way, own, blocker } = of
  if (way !== 'claim' || own !== null) return null
  if (!isSignedIn && blocker === null) {
    return <BottomBar label={text.signIn} onTap={() => open('/identity/sign-in')} />
  }
  const remedy = blocker === null ? null : remedies[blocker]
  return (
    <>
      <QuestionSheet question={claiming.question} onAsked={claiming.setQuestion} onPassed={claiming.claim} />
      <BottomBar
        label={text.claim}
        missing={blocker && text.blocked[blocker as keyof typeof text.blocked]}
        busy={claiming.busy}
        error={explained(claiming.error)}
        note={blocker === null ? undefined : benefitErrors()[blocker]}
        second={remedy ? { label: text[remedy.label], onTap: () => open(remedy.to) } : undefined}
        onTap={claiming.claim}
      />
    </>
  )
}

/** Where one can do something about it. */
const remedies: Record<string, { label: 'toJoin' | 'toProve' | 'toAppeal'; to: string }> = {
  'benefits.not_member': { label: 'toJoin', to: '/membership/join' },
  'benefits.assurance_due': { label: 'toProve', to: '/organisations/find' },
  'benefits.barred': { label: 'toAppeal', to: '/benefits/bars' },
}
