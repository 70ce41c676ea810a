import { CustomWrapper, Text, View } from '@tarojs/components'
import type { WorkItemView } from '../../../../shared/desk/contract'
import { deskText } from '../../../../shared/desk/text'
import { useText } from '../../../platform/locale'
import { shellText } from '../../../platform/text'
import { Button, Empty, Failure } from '../../../ui'
import { useNow } from '../../parts/useNow'
import type { Queue } from '../useQueue'
import type { Selection } from '../useSelection'
import { ItemRow } from './ItemRow'

interface ItemListProps {
  queue: Queue
  openedId: string | null
  onOpen: (item: WorkItemView) => void
  selection: Selection
}

/** The rows, or why there are none. */
export function ItemList({ queue, openedId, onOpen, selection }: ItemListProps) {
  const text = useText(deskText)
  const now = useNow()
  const { items, error, loading } = queue
  if (!items) {
    const isFailed = error !== undefined && !loading
    return isFailed ? <Failure error={error} words={text.errors} onRetry={() => void queue.refresh()} /> : <Waiting />
  }
  if (items.length === 0) return <Nothing queue={queue} />
  return (
    <View
      className={selection.isOn ? 'work-items work-items--choosing' : 'work-items'}
      aria-role="group"
      aria-label={text.list}
      aria-busy={loading}
    >
      <Heads />
      {items.map((item) => (
        <CustomWrapper key={item.id}>
          <ItemRow item={item} now={now} isOpened={item.id === openedId} onOpen={onOpen} selection={selection} />
        </CustomWrapper>
      ))}
      {queue.hasMore && (
        <View className="work-items__more">
          <Button kind="plain" size="small" busy={queue.loadingMore} onTap={() => void queue.loadMore()}>
            {text.more}
          </Button>
        </View>
      )}
    </View>
  )
}

/** Seen on a wide screen only; a row's label says the same to screen readers. */
function Heads() {
  const { columns } = useText(deskText)
  return (
    <View className="work-items__heads" aria-hidden>
      {(['matter', 'subject', 'union', 'due', 'state', 'assignee'] as const).map((column) => (
        <Text key={column} className={`work-items__head work-items__head--${column}`}>
          {columns[column]}
        </Text>
      ))}
    </View>
  )
}

function Nothing({ queue: { filter, showAll } }: { queue: Queue }) {
  const { empty, seeAll } = useText(deskText)
  const why = filter.q !== '' ? 'search' : filter.state !== null ? 'state' : filter.scope
  return <Empty text={empty[why]} action={why === 'all' ? undefined : { label: seeAll, onTap: showAll }} />
}

function Waiting() {
  const { loading } = useText(shellText)
  return (
    <View className="work-items" aria-role="status" aria-label={loading}>
      {[...Array(6).keys()].map((place) => (
        <View key={place} className="work-items__waiting">
          <View className="skeleton" />
          <View className="skeleton" />
        </View>
      ))}
    </View>
  )
}
