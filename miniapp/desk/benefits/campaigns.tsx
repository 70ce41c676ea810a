import { CustomWrapper, Text, View } from '@tarojs/components'
import { campaignDeskText } from '../../../shared/benefits/campaignDeskText'
import type { DeskCampaignRow } from '../../../shared/benefits/desk.contract'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { useWhen } from '../../platform/when'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { desk, deskErrors } from './parts/benefitsClient'
import { campaignTones } from './parts/campaignTones'
import './parts/benefitsDesk.scss'

definePageConfig({ navigationBarTitleText: '福利' })

/** What the unions in reach give, gave or are about to, the newest first. */
export default function DeskCampaigns() {
  const text = useText(campaignDeskText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => desk.listDeskCampaigns({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.title} section="benefits" view={pages} errors={deskErrors()}>
      {(rows) => (
        <View className="benefits-desk">
          <View className="benefits-desk__bar">
            <Button size="small" onTap={() => open('/desk/benefits/campaign-form')}>
              {text.add}
            </Button>
          </View>
          {rows.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows">
              {rows.map((row) => (
                <CustomWrapper key={row.id}>
                  <CampaignLine of={row} />
                </CustomWrapper>
              ))}
            </Card>
          )}
          {pages.hasMore && (
            <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
              {shell.more}
            </Button>
          )}
        </View>
      )}
    </DeskPage>
  )
}

function CampaignLine({ of }: { of: DeskCampaignRow }) {
  const text = useText(campaignDeskText)
  const when = useWhen()
  const { id, name, state, way, organisation, opensAt, closesAt, granted, stock } = of
  return (
    <Row
      title={name}
      note={
        <>
          <Text className="benefits-desk__line">{`${organisation.name} · ${text.ways[way]}`}</Text>
          <Text className="benefits-desk__line">{text.window(when.at(opensAt), when.at(closesAt))}</Text>
          <Text className="benefits-desk__line">{text.granted(granted, stock)}</Text>
        </>
      }
      value={<Tag tone={campaignTones[state]}>{text.states[state]}</Tag>}
      onTap={() => open(`/desk/benefits/campaign?id=${id}`)}
    />
  )
}
