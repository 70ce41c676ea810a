import { Text, View } from '@tarojs/components'
import type { ApplicationView, JoinView } from '../../../shared/membership/contract'
import { joinText } from '../../../shared/membership/joinText'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { BottomBar, Card } from '../../ui'
import { explain, membership } from './clients'

interface LateNoteProps {
  application: ApplicationView
  event: NonNullable<JoinView['event']>
  onMoved: () => void
}

/** The event closed in the middle of the form: nothing is lost, one tap and it goes to the union itself. */
export function LateNote({ application, event, onMoved }: LateNoteProps) {
  const text = useText(joinText).late
  const { organisation } = event
  const move = useCommand(
    () =>
      membership.editApplication({
        params: { applicationId: application.id },
        body: { organisationId: organisation.id },
      }),
    { onDone: onMoved },
  )
  return (
    <>
      <Card title={text.title}>
        <View className="words">
          <Text>{text.body(event.name, organisation.name)}</Text>
          <Text className="words__small">{text.kept}</Text>
        </View>
      </Card>
      <BottomBar
        label={text.action}
        busy={move.busy}
        error={move.error ? explain(move.error) : null}
        second={{ label: text.other, onTap: () => replace('/organisations/find?choose=1') }}
        onTap={() => void move.run(undefined)}
      />
    </>
  )
}
