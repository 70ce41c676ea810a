import { Text, View } from '@tarojs/components'
import { dueOf } from '../../../../shared/desk/clock'
import type { WorkItemView } from '../../../../shared/desk/contract'
import { deskText } from '../../../../shared/desk/text'
import { useText } from '../../../platform/locale'
import { Tag } from '../../../ui'
import { matters } from '../matters'

interface ItemRowProps {
  item: WorkItemView
  now: Date
  isOpened: boolean
  onOpen: (item: WorkItemView) => void
}

export const rowIdOf = (id: string): string => `item-${id}`

/** One case: a line of the table on a wide screen, three short lines on a phone. */
export function ItemRow({ item, now, isOpened, onOpen }: ItemRowProps) {
  const { words, tones } = matters[item.kind]
  const { matter, routes, states } = useText(words)
  const text = useText(deskText)
  const what = `${matter} · ${routes[item.route] ?? item.route}`
  const state = states[item.state] ?? item.state
  const due = useDueWords(item, now)
  const assignee = item.assignee ? (item.assignee.isMe ? text.me : item.assignee.name) : text.noOne
  return (
    <View
      id={rowIdOf(item.id)}
      className={isOpened ? 'work-item work-item--opened' : 'work-item'}
      aria-role="button"
      aria-current={isOpened ? 'true' : undefined}
      aria-label={[item.subject, what, item.organisationName, due.words, state, assignee].join(',')}
      onClick={() => onOpen(item)}
    >
      <Text className="work-item__matter">{what}</Text>
      <Text className="work-item__subject">{item.subject}</Text>
      <Text className="work-item__union">{item.organisationName}</Text>
      <Text className={`work-item__due work-item__due--${due.tone}`}>{due.words}</Text>
      <View className="work-item__state">
        <Tag tone={tones[item.state]}>{state}</Tag>
      </View>
      <Text className={item.assignee ? 'work-item__assignee' : 'work-item__assignee work-item__assignee--none'}>
        {assignee}
      </Text>
    </View>
  )
}

function useDueWords({ dueAt, state }: WorkItemView, now: Date): { words: string; tone: string } {
  const text = useText(deskText)
  if (dueAt === null) return { words: state === 'returned' ? text.waiting : text.noDue, tone: 'none' }
  const due = dueOf(dueAt, now)
  return { words: text.due(due), tone: due.kind }
}
