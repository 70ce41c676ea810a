import { CustomWrapper, Text, View } from '@tarojs/components'
import type { DeliveryView } from '../../../shared/notifications/desk.contract'
import { deliveriesText } from '../../../shared/notifications/deskText'
import { notificationsText } from '../../../shared/notifications/text'
import { useText } from '../../platform/locale'
import { shellText } from '../../platform/text'
import { Button, Chips, Empty } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { DeliveryRow } from './parts/DeliveryRow'
import { filters, useDeliveries } from './parts/useDeliveries'
import './deliveries.scss'

definePageConfig({ navigationBarTitleText: '通知下发' })

export default function Deliveries() {
  const text = useText(deliveriesText)
  const { errors } = useText(notificationsText)
  const list = useDeliveries()
  return (
    <DeskPage title={text.title} section="deliveries" view={list.pages} errors={errors}>
      {(rows) => (
        <View className="deliveries">
          <Head list={list} rows={rows} />
          <Rows list={list} rows={rows} />
        </View>
      )}
    </DeskPage>
  )
}

interface PartProps {
  list: ReturnType<typeof useDeliveries>
  rows: readonly DeliveryView[]
}

function Head({ list: { counts, filter, choose }, rows }: PartProps) {
  const text = useText(deliveriesText)
  const numbers = counts && { all: counts.unknown + counts.dead, unknown: counts.unknown, dead: counts.dead }
  const isReadOnly = rows.length > 0 && rows.every(({ actions }) => actions.length === 0)
  return (
    <View className="deliveries__head">
      {counts !== undefined && counts.waiting > 0 && (
        <Text className="deliveries__waiting" aria-role="status">
          {text.waiting(counts.waiting)}
        </Text>
      )}
      <Text className="deliveries__intro">{isReadOnly ? `${text.intro}${text.readOnly}` : text.intro}</Text>
      <Chips
        label={text.filtersLabel}
        options={filters.map((value) => ({
          value,
          label: numbers ? `${text.filters[value]} ${numbers[value]}` : text.filters[value],
        }))}
        value={filter}
        onChange={choose}
      />
    </View>
  )
}

function Rows({ list: { pages, filter, choose, leaveOut }, rows }: PartProps) {
  const text = useText(deliveriesText)
  const shell = useText(shellText)
  if (rows.length === 0) {
    return filter === 'all' ? (
      <Empty text={text.empty} />
    ) : (
      <Empty text={text.emptyFilter} action={{ label: text.seeAll, onTap: () => choose('all') }} />
    )
  }
  const settled = (id: string) => {
    leaveOut(id)
    void pages.refresh()
  }
  return (
    <View className="deliveries__list" aria-role="list" aria-label={text.list}>
      {rows.map((row) => (
        <CustomWrapper key={row.id}>
          <DeliveryRow row={row} onSettled={() => settled(row.id)} />
        </CustomWrapper>
      ))}
      {pages.hasMore && (
        <View className="deliveries__more">
          <Button kind="plain" size="small" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
            {shell.more}
          </Button>
        </View>
      )}
    </View>
  )
}
