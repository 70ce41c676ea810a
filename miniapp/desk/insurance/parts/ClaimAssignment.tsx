import { Text, View } from '@tarojs/components'
import { deskText } from '../../../../shared/desk/text'
import type { ClaimCase } from '../../../../shared/insurance/claims.desk.contract'
import { useText } from '../../../platform/locale'
import { Button, confirm } from '../../../ui'
import type { Claim } from './useClaim'

/** Who has it; taking it, putting it back, or taking it over from a colleague. */
export function ClaimAssignment({ of: { assignee }, on: { assign } }: { of: ClaimCase; on: Claim }) {
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
    <View className="claim__assignment">
      <Text>{act.who}</Text>
      <Button kind="outline" size="small" busy={assign.busy} onTap={act.onTap}>
        {act.label}
      </Button>
    </View>
  )
}
