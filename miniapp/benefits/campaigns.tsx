import { CustomWrapper, Text } from '@tarojs/components'
import { campaignsText } from '../../shared/benefits/campaignsText'
import type { CampaignRow } from '../../shared/benefits/contract'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { shellText } from '../platform/text'
import { usePages } from '../platform/usePages'
import { useWhen } from '../platform/when'
import { Button, Card, Empty, Icon, Page, Row } from '../ui'
import { benefitErrors, benefits } from './parts/benefitClient'
import { CampaignPicture } from './parts/CampaignPicture'
import { CampaignTag } from './parts/CampaignTag'
import './parts/benefits.scss'

definePageConfig({ navigationBarTitleText: '福利' })

/** What the unions one belongs to give now or soon, and the way to one's own coupons. */
export default function Campaigns() {
  const text = useText(campaignsText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => benefits.listCampaigns({ query: cursor ? { cursor } : {} }))
  return (
    <Page title={text.title} view={pages} errors={benefitErrors()}>
      {(rows) => (
        <>
          <Card kind="rows">
            <Row
              lead={<Icon name="ticket" />}
              title={text.mine}
              note={text.mineNote}
              onTap={() => open('/benefits/coupons')}
            />
          </Card>
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
        </>
      )}
    </Page>
  )
}

function CampaignLine({ of }: { of: CampaignRow }) {
  const text = useText(campaignsText)
  const when = useWhen()
  const { id, name, what, organisation, opensAt, closesAt, stock, remaining, blocker, picture } = of
  const isSoon = blocker === 'benefits.not_yet_open'
  return (
    <Row
      lead={picture && <CampaignPicture picture={picture} isSmall />}
      title={name}
      note={
        <>
          <Text className="benefit-line">{what}</Text>
          <Text className="benefit-line">{organisation.name}</Text>
          <Text className="benefit-line">{isSoon ? text.opens(when.at(opensAt)) : text.closes(when.at(closesAt))}</Text>
          <Text className="benefit-line">{remaining > 0 ? text.left(remaining, stock) : text.gone(stock)}</Text>
        </>
      }
      value={<CampaignTag of={of} />}
      onTap={() => open(`/benefits/campaign?id=${id}`)}
    />
  )
}
