import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { benefitDraws, type DeskCampaignDraw } from '../../../shared/benefits/draws.contract'
import { drawText } from '../../../shared/benefits/drawText'
import { barErrors, campaignErrors } from '../../../shared/benefits/text'
import { drawErrors, drawsText } from '../../../shared/draws/text'
import { clientOf } from '../../platform/client'
import { wordsOf } from '../../platform/errors'
import { currentText, useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { Card, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { DrawLots, DrawNotes, PrepareDraw } from '../parts/Drawing'

definePageConfig({ navigationBarTitleText: '抽签' })

const client = clientOf(benefitDraws)

const errorWords = (): Record<string, string> => ({
  ...currentText(campaignErrors).errors,
  ...currentText(barErrors).errors,
  ...currentText(drawErrors).errors,
})

/** The draw of a campaign: promised before it opens, made with the public value once the list is frozen. */
export default function DeskBenefitDraw() {
  const text = useText(drawText)
  const { title } = useText(drawsText)
  const { id = '' } = useRouter().params
  const params = { campaignId: id }
  const view = useView(() => client.getDeskDraw({ params }), { deps: [id] })
  const act = { explain: (error: unknown) => wordsOf(error, errorWords()), onDone: view.show }
  return (
    <DeskPage title={title} section="benefits" view={view} errors={errorWords()}>
      {(desk) => (
        <View className="desk-draw">
          <Summary desk={desk} />
          {desk.actions.includes('prepare') && (
            <PrepareDraw
              key={desk.draw?.source}
              source={desk.draw?.source ?? null}
              usualSource={desk.usualSource}
              prepare={(source) => client.prepareDraw({ params, body: { source } })}
              {...act}
            />
          )}
          {desk.actions.includes('draw') && (
            <DrawLots
              draw={(publicValue) => client.drawLots({ params, body: { publicValue } })}
              isVoid={({ draw }) => draw === null}
              {...act}
            />
          )}
          {desk.draw && (
            <Card kind="rows">
              <Row title={text.seePublic} onTap={() => open(`/benefits/draw?id=${id}`)} />
            </Card>
          )}
        </View>
      )}
    </DeskPage>
  )
}

function Summary({ desk: { campaign, draw, entered } }: { desk: DeskCampaignDraw }) {
  const text = useText(drawText)
  const { states } = useText(drawsText)
  return (
    <Card title={campaign.name} aside={draw ? <Tag>{states[draw.state]}</Tag> : undefined}>
      <Text className="desk-draw__note">{`${text.coupons(campaign.stock)} · ${text.entered(entered)}`}</Text>
      <DrawNotes draw={draw} />
    </Card>
  )
}
