import { CustomWrapper, Text, View } from '@tarojs/components'
import type { EventCounter } from '../../../../shared/membership/events'
import type { DeskEventView } from '../../../../shared/membership/events.contract'
import { eventsText } from '../../../../shared/membership/eventsText'
import { useText } from '../../../platform/locale'
import { isWechat, scanCode } from '../../../platform/wechat'
import { Button, Card, Chips, Empty, Failure, SearchBar, Skeleton } from '../../../ui'
import { eventErrors } from './eventClients'
import { JoinerRow } from './JoinerRow'
import { type JoinerList, useJoiners } from './useJoiners'

/** Who handed in an application here, so that staff beside them can say that they saw the document. */
export function Joiners({ event, counter }: { event: DeskEventView; counter: EventCounter }) {
  const text = useText(eventsText).joiners
  const list = useJoiners(event.id, counter)
  const scan = async () => {
    const scanned = await scanCode()
    if (scanned) list.find(scanned.trim())
  }
  return (
    <Card title={text.title}>
      <View className="joiners">
        <Chips
          label={text.filtersLabel}
          options={(['unseen', 'all'] as const).map((value) => ({ value, label: text.filters[value] }))}
          value={list.receipt === '' ? list.filter : null}
          onChange={list.choose}
        />
        <View className="joiners__find">
          <SearchBar value={list.typed} placeholder={text.receipt} onChange={list.type} onSearch={list.find} />
          {list.typed.trim() !== '' && list.typed !== list.receipt ? (
            <Button kind="outline" size="small" onTap={() => list.find(list.typed)}>
              {text.find}
            </Button>
          ) : (
            isWechat && (
              <Button kind="outline" size="small" onTap={() => void scan()}>
                {text.scan}
              </Button>
            )
          )}
        </View>
        <Rows list={list} />
        <Text className="hint">{text.note}</Text>
      </View>
    </Card>
  )
}

function Rows({ list }: { list: JoinerList }) {
  const text = useText(eventsText)
  const { joiners } = text
  const { pages } = list
  if (pages.error && !pages.data) {
    return <Failure error={pages.error} words={eventErrors()} onRetry={() => void pages.refresh()} />
  }
  if (!pages.data) return <Skeleton cards={1} />
  if (pages.data.length === 0) {
    if (list.receipt !== '') {
      return <Empty text={joiners.noneFound} action={{ label: joiners.clear, onTap: () => list.find('') }} />
    }
    return <Empty text={list.filter === 'all' ? joiners.none : joiners.noneUnseen} />
  }
  return (
    <View>
      {pages.data.map((joiner) => (
        <CustomWrapper key={joiner.id}>
          <JoinerRow
            joiner={joiner}
            eventId={list.eventId}
            onSeen={list.settle}
            onChanged={() => void pages.refresh()}
          />
        </CustomWrapper>
      ))}
      {pages.hasMore && (
        <Button kind="outline" busy={pages.loadingMore} onTap={() => void pages.loadMore()}>
          {text.more}
        </Button>
      )}
    </View>
  )
}
