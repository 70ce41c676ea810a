import { Text, View } from '@tarojs/components'
import { dueOf } from '../../../../shared/desk/clock'
import type { WorkItemView } from '../../../../shared/desk/contract'
import { deskText } from '../../../../shared/desk/text'
import { useText } from '../../../platform/locale'
import { Tag } from '../../../ui'
import { matters } from '../matters'
import type { Selection } from '../useSelection'

interface ItemRowProps {
  item: WorkItemView
  now: Date
  isOpened: boolean
  onOpen: (item: WorkItemView) => void
  selection: Selection
}

export const rowIdOf = (id: string): string => `item-${id}`

/** One case: a line of the table on a wide screen, three short lines on a phone. */
export function ItemRow({ item, now, isOpened, onOpen, selection }: ItemRowProps) {
  const { words, tones } = matters[item.kind]
  const { matter, routes, states } = useText(words)
  const text = useText(deskText)
  const what = `${matter} · ${routes[item.route] ?? item.route}`
  const subject = item.subject || text.unnamed
  const state = states[item.state] ?? item.state
  const due = useDueWords(item, now)
  const assignee = item.assignee ? (item.assignee.isMe ? text.me : item.assignee.name) : text.noOne
  // Where it came from says more to the union above than its own name.
  const union = item.movedUpFrom === null ? item.organisationName : text.movedUpFrom(item.movedUpFrom)
  const isMovedUp = item.movedUpFrom !== null && item.dueAt !== null
  const isChoosing = selection.isOn && selection.canChoose(item)
  // Among cases being chosen the whole row is the target, and none opens by a slip.
  const tap = () => {
    if (!selection.isOn) onOpen(item)
    else if (isChoosing) selection.toggle(item)
  }
  // The row keeps its place in the tree, and with it the keyboard's focus.
  return (
    <View className="work-item__choosing">
      {selection.isOn && (
        <View
          className="work-item__choose"
          aria-role="checkbox"
          aria-checked={selection.has(item.id)}
          aria-disabled={!isChoosing}
          aria-label={text.bulk.choose(subject)}
          onClick={isChoosing ? () => selection.toggle(item) : undefined}
        >
          {isChoosing && (
            <View className={selection.has(item.id) ? 'check__circle check__circle--on' : 'check__circle'} />
          )}
        </View>
      )}
      <View
        id={rowIdOf(item.id)}
        className={isOpened ? 'work-item work-item--opened' : 'work-item'}
        aria-role="button"
        aria-current={isOpened ? 'true' : undefined}
        aria-label={[subject, what, union, isMovedUp ? text.movedUp : '', due.words, state, assignee]
          .filter(Boolean)
          .join(',')}
        onClick={tap}
      >
        <Text className="work-item__matter">{what}</Text>
        <Text className="work-item__subject">{subject}</Text>
        <Text className="work-item__union">{union}</Text>
        <Text className={`work-item__due work-item__due--${due.tone}`}>{due.words}</Text>
        <View className="work-item__state">
          <Tag tone={isMovedUp ? 'red' : tones[item.state]}>{isMovedUp ? text.movedUp : state}</Tag>
        </View>
        <Text className={item.assignee ? 'work-item__assignee' : 'work-item__assignee work-item__assignee--none'}>
          {assignee}
        </Text>
      </View>
    </View>
  )
}

function useDueWords({ dueAt, state }: WorkItemView, now: Date): { words: string; tone: string } {
  const text = useText(deskText)
  if (dueAt === null) return { words: state === 'returned' ? text.waiting : text.noDue, tone: 'none' }
  const due = dueOf(dueAt, now)
  return { words: text.due(due), tone: due.kind }
}
