import { View } from '@tarojs/components'
import { classPlanText } from '../../../../shared/classes/classPlanText'
import type { DeskClassView } from '../../../../shared/classes/planViews'
import { useText } from '../../../platform/locale'
import { replace } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, toast } from '../../../ui'
import { explained, plans } from './planClient'
import { Problem } from './planForms'

export interface ClassActsProps {
  plan: DeskClassView
  onChanged: (plan: DeskClassView) => void
  onRefresh: () => Promise<void>
}

/** What can be done with a class as it is planned. */
export function ClassActs({ plan, onChanged, onRefresh }: ClassActsProps) {
  const text = useText(classPlanText)
  const { id, version, actions, term } = plan
  const publishing = useCommand(plans.publishClass, {
    onDone: (after) => {
      toast(text.published)
      onChanged(after)
    },
    onError: () => void onRefresh(),
  })
  const discarding = useCommand(plans.discardClass, {
    onDone: () => {
      toast(text.discarded)
      replace(`/desk/classes/term?id=${term.id}`)
    },
    onError: () => void onRefresh(),
  })
  const publish = async () => {
    const isSure = await confirm({ title: text.publishAsk, body: text.publishBody, ok: text.publish })
    if (isSure) await publishing.run({ params: { classId: id }, body: { version } })
  }
  const discard = async () => {
    const isSure = await confirm({ title: text.discardAsk, ok: text.discard })
    if (isSure) await discarding.run({ params: { classId: id } })
  }
  if (!actions.includes('edit')) return null
  return (
    <Card>
      <View className="class-plan__acts">
        {actions.includes('publish') && (
          <Button busy={publishing.busy} onTap={() => void publish()}>
            {text.publish}
          </Button>
        )}
        <Button kind="outline" onTap={() => replace(`/desk/classes/class-form?id=${id}`)}>
          {text.edit}
        </Button>
        {actions.includes('discard') && (
          <Button kind="plain" busy={discarding.busy} onTap={() => void discard()}>
            {text.discard}
          </Button>
        )}
      </View>
      <Problem words={explained(publishing.error ?? discarding.error)} />
    </Card>
  )
}
