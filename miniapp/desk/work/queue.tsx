import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Suspense, useState } from 'react'
import type { WorkItemView } from '../../../shared/desk/contract'
import { deskText } from '../../../shared/desk/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { Button, Empty, Page, Skeleton } from '../../ui'
import { focusedId, moveFocus, useKeys } from '../parts/keys'
import { isRefusal, StaffRefusal } from '../parts/StaffRefusal'
import { useWide } from '../parts/useWide'
import { matters } from './matters'
import { panes } from './panes'
import { Areas } from './parts/Areas'
import { BulkBar } from './parts/BulkBar'
import { Filters } from './parts/Filters'
import { ItemList } from './parts/ItemList'
import { rowIdOf } from './parts/ItemRow'
import './queue.scss'
import './queueWide.scss'
import { type Queue, scopes, useQueue } from './useQueue'
import { type Selection, useSelection } from './useSelection'

definePageConfig({ navigationBarTitleText: '工作台' })

export default function DeskQueue() {
  const text = useText(deskText)
  const isWide = useWide()
  const { scope } = useRouter().params
  const queue = useQueue(scopes.find((one) => one === scope))
  const [opened, setOpened] = useState<WorkItemView | null>(null)
  const selection = useSelection(queue.items)
  if (isRefusal(queue.error)) {
    return (
      <Page title={text.title}>
        <StaffRefusal error={queue.error} />
      </Page>
    )
  }
  const openItem = (item: WorkItemView) =>
    isWide && panes[item.kind] ? setOpened(item) : open(matters[item.kind].page(item.id))
  // The list says itself why it has no rows; the frame speaks of rows that could not be refreshed.
  const framed = { ...queue, data: queue.items ?? [], error: queue.items && queue.error }
  return (
    <Page title={text.title} wide view={framed}>
      <View className="desk">
        <Areas queue={queue} isWide={isWide} />
        <QueueColumn selection={selection} queue={queue} isWide={isWide} opened={opened} openItem={openItem} />
        {isWide && <CaseColumn queue={queue} opened={selection.isOn ? null : opened} openItem={setOpened} />}
      </View>
    </Page>
  )
}

interface ColumnProps {
  queue: Queue
  opened: WorkItemView | null
  openItem: (item: WorkItemView) => void
}

function QueueColumn({
  queue,
  isWide,
  opened,
  openItem,
  selection,
}: ColumnProps & { isWide: boolean; selection: Selection }) {
  const text = useText(deskText)
  const ids = queue.items?.map(({ id }) => rowIdOf(id)) ?? []
  const from = opened && rowIdOf(opened.id)
  const chooseFocused = () => {
    const focused = queue.items?.find(({ id }) => rowIdOf(id) === focusedId())
    if (focused && selection.canChoose(focused)) selection.toggle(focused)
  }
  const keys = { j: () => moveFocus(ids, 1, from), k: () => moveFocus(ids, -1, from), x: chooseFocused }
  useKeys(keys, isWide)
  return (
    <View className="desk__queue">
      <Filters queue={queue} selection={selection} />
      {queue.filter.q !== '' && <Searching queue={queue} />}
      <View className="desk__rows">
        <ItemList
          queue={queue}
          openedId={isWide ? (opened?.id ?? null) : null}
          onOpen={openItem}
          selection={selection}
        />
      </View>
      <BulkBar selection={selection} isWide={isWide} onDone={() => void queue.refresh()} />
      {isWide && <Text className="desk__keys">{text.keys}</Text>}
    </View>
  )
}

function Searching({ queue }: { queue: Queue }) {
  const text = useText(deskText)
  return (
    <View className="desk__searching" aria-role="status">
      <Text>{text.searching(queue.filter.q)}</Text>
      <Button kind="plain" size="small" onTap={queue.showAll}>
        {text.clearSearch}
      </Button>
    </View>
  )
}

function CaseColumn({
  queue,
  opened,
  openItem,
}: { queue: Queue } & Omit<ColumnProps, 'openItem'> & {
    openItem: (item: WorkItemView | null) => void
  }) {
  const text = useText(deskText)
  const [done, setDone] = useState<{ item: WorkItemView; outcome: string; next: WorkItemView | null } | null>(null)
  const Pane = opened && panes[opened.kind]
  const goOn = (item: WorkItemView, outcome: string) => {
    const next = nextAfter(queue.items ?? [], item.id)
    setDone({ item, outcome, next })
    openItem(next)
    // A search or a state keeps showing the case, so its row has to be asked for.
    if (queue.filter.q === '' && queue.filter.state === null && next !== null) queue.settle(item.id, null)
    else void queue.refresh()
  }
  // Said until the person turns to something else.
  const isFresh = done !== null && (opened?.id === done.next?.id || opened?.id === done.item.id)
  return (
    <View className="desk__case" aria-role="region" aria-label={text.caseColumn}>
      {isFresh && (
        <View className="desk__done" aria-role="status">
          <Text className="desk__done-words">{text.justDone(done.item.subject || text.unnamed, done.outcome)}</Text>
          <Button kind="plain" size="small" onTap={() => openItem(done.item)}>
            {text.look}
          </Button>
        </View>
      )}
      {opened && Pane ? (
        <Suspense fallback={<Skeleton />}>
          <Pane
            key={opened.id}
            id={opened.id}
            onAssigned={(item) => queue.settle(item.id, item)}
            onDecided={(outcome) => goOn(opened, outcome)}
            onChanged={() => void queue.refresh()}
          />
        </Suspense>
      ) : (
        <Empty text={text.choose} />
      )}
    </View>
  )
}

/** The open case that stands below, else the one above. */
function nextAfter(items: readonly WorkItemView[], id: string): WorkItemView | null {
  const at = items.findIndex((item) => item.id === id)
  const isOpen = (item: WorkItemView) => item.dueAt !== null && item.id !== id
  return items.slice(at + 1).find(isOpen) ?? items.slice(0, Math.max(at, 0)).findLast(isOpen) ?? null
}
