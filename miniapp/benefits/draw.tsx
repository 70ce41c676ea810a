import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { CampaignDraw } from '../../shared/benefits/draws.contract'
import { drawText } from '../../shared/benefits/drawText'
import { drawsText } from '../../shared/draws/text'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useSession } from '../platform/session'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Card, Page, Row, Tag, type Tone, toast } from '../ui'
import { DrawCheck } from '../ui/draws/DrawCheck'
import { DrawOrder } from '../ui/draws/DrawOrder'
import { DrawSteps } from '../ui/draws/DrawSteps'
import { useResult } from '../ui/draws/useResult'
import { drawErrorWords, draws, explained } from './parts/drawClient'

definePageConfig({ navigationBarTitleText: '抽签' })

const tones: Record<CampaignDraw['state'], Tone> = { promised: 'grey', frozen: 'warn', drawn: 'ok' }

/** A draw of coupons (`?id=`): entered here, and checked by anybody. */
export default function BenefitDrawPage() {
  const text = useText(drawsText)
  const { id = '' } = useRouter().params
  const view = useView(() => draws.getDraw({ params: { campaignId: id } }), { deps: [id] })
  return (
    <Page title={text.title} view={view} errors={drawErrorWords()}>
      {(draw) => <Draw draw={draw} onEntered={view.show} />}
    </Page>
  )
}

function Draw({ draw, onEntered }: { draw: CampaignDraw; onEntered: (draw: CampaignDraw) => void }) {
  const text = useText(drawText)
  const { result, order, ask } = useResult(draw)
  return (
    <>
      <Head draw={draw} />
      <Own draw={draw} ranks={order?.map(({ ticket }) => ticket) ?? null} />
      {draw.state === 'drawn' && <DrawCheck result={result} onAsk={ask} />}
      <DrawSteps draw={draw} window={draw.campaign} rule={text.rule} />
      {order && (
        <DrawOrder draw={draw} order={order} own={draw.own ? [draw.own.ticket] : []} outcomes={text.outcomes} />
      )}
      <Entering draw={draw} onEntered={onEntered} />
    </>
  )
}

function Head({ draw }: { draw: CampaignDraw }) {
  const text = useText(drawText)
  const { states } = useText(drawsText)
  return (
    <Card>
      <View className="draw-head">
        <Text className="draw-head__name" aria-role="heading" aria-level={1}>
          {draw.campaign.name}
        </Text>
        <Tag tone={tones[draw.state]}>{states[draw.state]}</Tag>
      </View>
      <Text className="draw-note">{draw.campaign.what}</Text>
      <Text className="draw-note">{`${text.coupons(draw.seats)} · ${text.entered(draw.entered)}`}</Text>
    </Card>
  )
}

function Own({ draw: { own, state }, ranks }: { draw: CampaignDraw; ranks: string[] | null }) {
  const text = { ...useText(drawsText), ...useText(drawText) }
  const isSignedIn = useSession((session) => session.token !== null)
  if (!isSignedIn || (own === null && state === 'promised')) return null
  if (own === null) {
    return (
      <Card title={text.own}>
        <Text className="draw-note">{text.ownNone}</Text>
      </Card>
    )
  }
  const rank = ranks ? ranks.indexOf(own.ticket) + 1 : 0
  const { couponId } = own
  return (
    <Card title={text.own} kind="rows">
      <Row
        title={text.ownStates[own.state]}
        note={[own.ticket, ranks && rank > 0 && text.rank(rank, ranks.length)].filter(Boolean).join(' · ')}
      />
      {couponId && <Row title={text.ownCoupon} onTap={() => open(`/benefits/coupon?id=${couponId}`)} />}
    </Card>
  )
}

function Entering({ draw, onEntered }: { draw: CampaignDraw; onEntered: (draw: CampaignDraw) => void }) {
  const text = useText(drawText)
  const isSignedIn = useSession((session) => session.token !== null)
  const entering = useCommand(draws.enterDraw, {
    onDone: (answer) => {
      toast(text.done)
      onEntered(answer)
    },
  })
  const { own, blocker, state, campaign } = draw
  if (own !== null || state !== 'promised') return null
  if (!isSignedIn && blocker === null) {
    return <BottomBar label={text.signIn} onTap={() => open('/identity/sign-in')} />
  }
  const isBarred = blocker === 'benefits.barred'
  return (
    <BottomBar
      label={text.enter}
      missing={blocker && text.blocked}
      busy={entering.busy}
      error={explained(entering.error)}
      note={blocker === null ? text.enterNote : drawErrorWords()[blocker]}
      second={isBarred ? { label: text.appeal, onTap: () => open('/benefits/bars') } : undefined}
      onTap={() => void entering.run({ params: { campaignId: campaign.id } })}
    />
  )
}
