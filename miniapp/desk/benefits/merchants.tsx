import { View } from '@tarojs/components'
import { merchantsDeskText } from '../../../shared/benefits/merchantsDeskText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { shellText } from '../../platform/text'
import { usePages } from '../../platform/usePages'
import { Button, Card, Empty, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { merchantErrorWords, merchants } from './parts/merchantClient'
import './parts/merchants.scss'

definePageConfig({ navigationBarTitleText: '商户' })

/** Where coupons of the unions in reach are used. */
export default function DeskMerchants() {
  const text = useText(merchantsDeskText)
  const shell = useText(shellText)
  const pages = usePages((cursor) => merchants.listDeskMerchants({ query: cursor ? { cursor } : {} }))
  return (
    <DeskPage title={text.title} section="merchants" view={pages} errors={merchantErrorWords()}>
      {(rows) => (
        <View className="desk-merchants">
          <View className="desk-merchants__bar">
            <Button size="small" onTap={() => open('/desk/benefits/merchant')}>
              {text.add}
            </Button>
            <Button size="small" kind="outline" onTap={() => open('/desk/benefits/settlements')}>
              {text.settlements}
            </Button>
          </View>
          {rows.length === 0 ? (
            <Empty text={text.none} />
          ) : (
            <Card kind="rows">
              {rows.map(({ id, name, organisation, isClosed }) => (
                <Row
                  key={id}
                  title={name}
                  note={organisation.name}
                  value={isClosed ? <Tag>{text.closed}</Tag> : undefined}
                  onTap={() => open(`/desk/benefits/merchant?id=${id}`)}
                />
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
