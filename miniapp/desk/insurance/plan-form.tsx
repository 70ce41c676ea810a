import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { PlanDeskView } from '../../../shared/insurance/plans.desk.contract'
import { plansText } from '../../../shared/insurance/plansText'
import '../../insurance/parts/covers.scss'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Button, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ItemFields } from './parts/ItemFields'
import { PlanExamples } from './parts/PlanExamples'
import { PlanFields } from './parts/PlanFields'
import { explained, planErrors, plans } from './parts/planClient'
import { blankItem, contentOf, formOf, freeCode, type ItemForm } from './parts/planForm'
import './parts/plans.scss'

definePageConfig({ navigationBarTitleText: '修改草稿' })

/** The draft of a plan's next version; what it would pay is worked out beside it while one types. */
export default function PlanFormPage() {
  const text = useText(plansText)
  const { id = '' } = useRouter().params
  const view = useView(() => plans.getDeskPlan({ params: { planId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.formTitle} section="plans" view={view} errors={planErrors()}>
      {(plan) => <Fields plan={plan} />}
    </DeskPage>
  )
}

/** What scrolls by itself and holds nothing to press is reached by the keyboard as a whole. */
const reachable = { tabIndex: 0 }

/** Kept from its first drawing on: a refresh behind it does not overwrite what is being typed. */
function Fields({ plan }: { plan: PlanDeskView }) {
  const text = useText(plansText)
  const [form, setForm] = useState(() => formOf(plan.draft ?? plan.versions[0]!.content))
  const [version] = useState(plan.version)
  const content = contentOf(form)
  const published = plan.versions.flatMap(({ content: { items } }) => items.map(({ code }) => code))
  const saving = useCommand(plans.editPlan, {
    onDone: () => {
      toast(text.saved)
      replace(`/desk/insurance/plan?id=${plan.id}`)
    },
  })
  const setItem = (code: string, change: Partial<ItemForm>) =>
    setForm({ ...form, items: form.items.map((item) => (item.code === code ? { ...item, ...change } : item)) })
  const remove = (code: string) =>
    setForm({
      ...form,
      items: form.items
        .filter((item) => item.code !== code)
        .map((item) => ({ ...item, less: item.less.filter((less) => less !== code) })),
    })
  const add = () => {
    const taken = [...published, ...form.items.map(({ code }) => code)]
    setForm({ ...form, items: [...form.items, blankItem(freeCode(taken))] })
  }
  return (
    <View className="plan">
      <View className="plan__main">
        <PlanFields form={form} onChange={(change) => setForm({ ...form, ...change })} />
        {form.items.map((item) => (
          <ItemFields
            key={item.code}
            item={item}
            others={form.items.filter(({ code }) => code !== item.code)}
            isOld={published.includes(item.code)}
            onChange={(change) => setItem(item.code, change)}
            onRemove={form.items.length > 1 ? () => remove(item.code) : null}
          />
        ))}
        {form.items.length < 20 && (
          <Button kind="outline" onTap={add}>
            {text.addItem}
          </Button>
        )}
      </View>
      <View className="plan__side" aria-role="region" aria-label={text.examples} {...reachable}>
        {content && <PlanExamples content={content} />}
      </View>
      <BottomBar
        label={text.save}
        missing={content ? null : text.wrong}
        busy={saving.busy}
        error={explained(saving.error)}
        onTap={() => void saving.run({ params: { planId: plan.id }, body: { version, draft: content! } })}
      />
    </View>
  )
}
