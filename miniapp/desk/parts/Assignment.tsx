import { Text, View } from '@tarojs/components'
import { deskText } from '../../../shared/desk/text'
import { useText } from '../../platform/locale'
import { Button, confirm } from '../../ui'
import './assignment.scss'

interface AssignmentProps {
  of: { assignee: { name: string; isMe: boolean } | null }
  assign: { run: (body: { to: 'me' | 'nobody'; takeOver?: true }) => Promise<unknown>; busy: boolean }
}

/** Who has a case; taking it, putting it back, or taking it over from a colleague. */
export function Assignment({ of: { assignee }, assign }: AssignmentProps) {
  const { assignment } = useText(deskText)
  const takeOver = async () => {
    const title = assignment.takeOverAsk(assignee?.name ?? '')
    if (await confirm({ title, body: assignment.takeOverNote, ok: assignment.takeOver })) {
      void assign.run({ to: 'me', takeOver: true })
    }
  }
  const act = !assignee
    ? { who: assignment.nobody, label: assignment.take, onTap: () => void assign.run({ to: 'me' }) }
    : assignee.isMe
      ? { who: assignment.mine, label: assignment.putBack, onTap: () => void assign.run({ to: 'nobody' }) }
      : { who: assignment.colleague(assignee.name), label: assignment.takeOver, onTap: () => void takeOver() }
  return (
    <View className="assignment">
      <Text>{act.who}</Text>
      <Button kind="outline" size="small" busy={assign.busy} onTap={act.onTap}>
        {act.label}
      </Button>
    </View>
  )
}
