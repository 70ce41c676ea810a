import { Text, View } from '@tarojs/components'
import { plansText } from '../../../shared/classes/plansText'
import type { SiteView } from '../../../shared/classes/planViews'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { planErrors, plans } from './parts/planClient'
import './parts/classPlans.scss'

definePageConfig({ navigationBarTitleText: '托管点' })

/** Where classes are held in the unions in reach. */
export default function DeskSites() {
  const text = useText(plansText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => plans.listSites({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.sitesTitle} section="classSites" view={pages} errors={planErrors()}>
      {(rows) => (
        <View className="class-plans">
          <View className="class-plan__bar">
            <Button size="small" onTap={() => open('/desk/classes/site')}>
              {text.addSite}
            </Button>
          </View>
          {rows.length === 0 ? (
            <Empty text={text.noSites} />
          ) : (
            <Card kind="rows">
              {rows.map((site) => (
                <SiteLine key={site.id} site={site} />
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

function SiteLine({ site: { id, content, organisation, isClosed } }: { site: SiteView }) {
  const text = useText(plansText)
  return (
    <Row
      title={content.name}
      note={
        <>
          <Text className="class-plan__line">{content.address}</Text>
          <Text className="class-plan__line">{`${organisation.name} · ${text.rooms(content.rooms.length)}`}</Text>
        </>
      }
      value={isClosed ? <Tag>{text.siteClosed}</Tag> : undefined}
      onTap={() => open(`/desk/classes/site?id=${id}`)}
    />
  )
}
