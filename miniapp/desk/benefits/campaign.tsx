import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { campaignDeskText } from '../../../shared/benefits/campaignDeskText'
import type { DeskCampaignView } from '../../../shared/benefits/desk.contract'
import { yuan } from '../../../shared/payments/fen'
import '../../benefits/parts/benefits.scss'
import { CampaignFacts } from '../../benefits/parts/CampaignFacts'
import { CampaignPicture } from '../../benefits/parts/CampaignPicture'
import { StockBar } from '../../benefits/parts/StockBar'
import { useText } from '../../platform/locale'
import { usePolling } from '../../platform/usePolling'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Card, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { desk, deskErrors, members } from './parts/benefitsClient'
import { CampaignActs } from './parts/CampaignActs'
import { CampaignWays } from './parts/CampaignWays'
import { campaignTones } from './parts/campaignTones'
import { PictureCard } from './parts/PictureCard'
import './parts/benefitsDesk.scss'

definePageConfig({ navigationBarTitleText: '福利' })

/** The numbers rise by themselves while they are looked at; they name nobody, so asking leaves no record. */
const everyMs = 5_000

/** A campaign at the desk: how far it is, what can be done with it, and how members see it. */
export default function DeskCampaign() {
  const text = useText(campaignDeskText)
  const { id = '' } = useRouter().params
  const view = useView(() => desk.getDeskCampaign({ params: { campaignId: id } }), { deps: [id] })
  usePolling(
    async () => {
      const { granted, remaining, lastOrder } = await members.getCounter({ params: { campaignId: id } })
      view.change((shown) => withCounter(shown, { granted, remaining, lastOrder }))
    },
    everyMs,
    view.data?.state === 'published',
  )
  return (
    <DeskPage title={text.campaignTitle} section="benefits" view={view} errors={deskErrors()}>
      {(campaign) => (
        <View className="benefits-live">
          <View className="benefits-live__side">
            <Head campaign={campaign} />
            <CampaignActs campaign={campaign} onChanged={view.show} onRefresh={view.refresh} />
            {campaign.state !== 'ended' && <PictureCard campaign={campaign} onChanged={view.show} />}
            <CampaignWays campaign={campaign} />
            <Corrections campaign={campaign} />
          </View>
          <View className="benefits-live__main">
            <Text className="benefits-desk__titled" aria-role="heading" aria-level={2}>
              {text.preview}
            </Text>
            <Preview campaign={campaign} />
          </View>
        </View>
      )}
    </DeskPage>
  )
}

function withCounter(
  campaign: DeskCampaignView,
  counter: Pick<DeskCampaignView['figures'], 'granted' | 'remaining' | 'lastOrder'>,
): DeskCampaignView {
  const costFen = counter.granted * campaign.input.content.valueFen
  const preview = { ...campaign.preview, remaining: counter.remaining }
  return { ...campaign, preview, figures: { ...campaign.figures, ...counter, costFen } }
}

const numbers = ['granted', 'remaining', 'used', 'expired'] as const

function Head({ campaign }: { campaign: DeskCampaignView }) {
  const text = useText(campaignDeskText)
  const when = useWhen()
  const { state, input, figures, organisation, stopReason, announcedAt, toldAt } = campaign
  const told = toldAt ? text.told(when.at(toldAt)) : announcedAt && text.announced(when.at(announcedAt))
  return (
    <>
      <Card kind="rows" title={input.content.name} aside={<Tag tone={campaignTones[state]}>{text.states[state]}</Tag>}>
        <Row
          title={`${organisation.name} · ${text.ways[input.way]}`}
          note={text.window(when.at(input.opensAt), when.at(input.closesAt))}
        />
        {stopReason && <Row title={text.stopReason} note={stopReason} />}
        {told && <Row title={told} />}
      </Card>
      <Card
        title={text.counter}
        aside={<Text className="benefits-live__label">{`${text.cost} ¥${yuan(figures.costFen)}`}</Text>}
      >
        <View className="benefits-live__numbers" aria-role="group" aria-label={text.counter}>
          {numbers.map((name) => (
            <View key={name}>
              <Text className="benefits-live__number">{String(figures[name])}</Text>
              <Text className="benefits-live__label">{text.numbers[name]}</Text>
            </View>
          ))}
        </View>
        {state === 'published' && <Text className="benefits-desk__note">{text.live}</Text>}
      </Card>
    </>
  )
}

function Preview({ campaign: { preview } }: { campaign: DeskCampaignView }) {
  return (
    <>
      <Card>
        <CampaignPicture picture={preview.picture} />
        <Text className="benefit-head__name">{preview.name}</Text>
        <Text className="benefit-head__what">{preview.what}</Text>
        <StockBar of={preview} />
      </Card>
      <CampaignFacts of={preview} />
    </>
  )
}

function Corrections({ campaign: { corrections } }: { campaign: DeskCampaignView }) {
  const text = useText(campaignDeskText)
  const when = useWhen()
  if (corrections.length === 0) return null
  return (
    <Card kind="rows" title={text.corrections}>
      {corrections.map(({ id, reason, by, at }) => (
        <Row key={id} title={reason} note={text.by(by ?? text.unnamed, when.at(at))} />
      ))}
    </Card>
  )
}
