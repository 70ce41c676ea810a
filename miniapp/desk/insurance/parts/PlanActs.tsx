import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { shanghaiDay } from '../../../../shared/http/time'
import type { PlanDeskView } from '../../../../shared/insurance/plans.desk.contract'
import { plansText } from '../../../../shared/insurance/plansText'
import { useText } from '../../../platform/locale'
import { open, replace } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, DateField, toast } from '../../../ui'
import { explained, plans } from './planClient'

interface PlanActsProps {
  plan: PlanDeskView
  onChanged: (plan: PlanDeskView) => void
  onRefresh: () => Promise<void>
}

/** What its union can do with a plan, and what every union below can. */
export function PlanActs({ plan, onChanged, onRefresh }: PlanActsProps) {
  const text = useText(plansText)
  const { id, actions, draft, version } = plan
  const closing = useCommand(plans.closePlan, {
    onDone: (after) => {
      toast(text.closeDone)
      onChanged(after)
    },
    onError: () => void onRefresh(),
  })
  const close = async () => {
    const isSure = await confirm({ title: text.closeAsk, body: text.closeBody, ok: text.close })
    if (isSure) await closing.run({ params: { planId: id }, body: { version } })
  }
  return (
    <>
      {actions.includes('publish') && <Publishing plan={plan} onChanged={onChanged} onRefresh={onRefresh} />}
      <Card>
        <View className="plan__acts">
          {actions.includes('grant') && (
            <Button onTap={() => open(`/desk/insurance/cover-roster?id=${id}`)}>{text.grant}</Button>
          )}
          {actions.includes('edit') && (
            <Button kind="outline" onTap={() => replace(`/desk/insurance/plan-form?id=${id}`)}>
              {draft ? text.edit : text.editNext}
            </Button>
          )}
          <Copying plan={plan} />
          {actions.includes('close') && (
            <Button kind="plain" busy={closing.busy} onTap={() => void close()}>
              {text.close}
            </Button>
          )}
        </View>
        <Problem words={explained(closing.error)} />
      </Card>
    </>
  )
}

function Publishing({ plan: { id, version, versions }, onChanged, onRefresh }: PlanActsProps) {
  const text = useText(plansText)
  const today = shanghaiDay(new Date())
  const earliest = [today, versions[0]?.validFrom ?? ''].sort().at(-1)!
  const [validFrom, setValidFrom] = useState(earliest)
  const publishing = useCommand(plans.publishPlan, {
    onDone: (after) => {
      toast(text.published)
      onChanged(after)
    },
    onError: () => void onRefresh(),
  })
  return (
    <Card title={text.draftTitle} kind="wash">
      <Text className="cover-head__note">{text.draftNote}</Text>
      <DateField
        label={text.publishFrom}
        hint={text.publishNote}
        value={validFrom}
        start={earliest}
        onChange={setValidFrom}
      />
      <Button
        busy={publishing.busy}
        onTap={() => void publishing.run({ params: { planId: id }, body: { version, validFrom } })}
      >
        {text.publish}
      </Button>
      <Problem words={explained(publishing.error)} />
    </Card>
  )
}

function Copying({ plan: { id, unions } }: { plan: PlanDeskView }) {
  const text = useText(plansText)
  const copying = useCommand(plans.draftPlan, {
    onDone: (copy) => {
      toast(text.copied)
      replace(`/desk/insurance/plan?id=${copy.id}`)
    },
  })
  return (
    <>
      {unions.map((union) => (
        <Button
          key={union.id}
          kind="outline"
          busy={copying.busy}
          onTap={() => void copying.run({ body: { organisationId: union.id, copyOf: id } })}
        >
          {unions.length === 1 ? text.copy : text.copyTo(union.name)}
        </Button>
      ))}
      <Problem words={explained(copying.error)} />
    </>
  )
}

function Problem({ words }: { words: string | null }) {
  if (words === null) return null
  return (
    <Text className="plan__problem" aria-role="alert">
      {words}
    </Text>
  )
}
