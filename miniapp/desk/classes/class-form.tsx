import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { classPlanText } from '../../../shared/classes/classPlanText'
import { plansText } from '../../../shared/classes/plansText'
import type { ClassInput, DeskClassView } from '../../../shared/classes/planViews'
import { useText } from '../../platform/locale'
import { open, replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Empty, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ClassFields } from './parts/ClassFields'
import { ClassSeatFields } from './parts/ClassSeatFields'
import { blankClass, type ClassSite, emptyIn, formOfClass, inputOfClass, problemOfClass } from './parts/classForm'
import { explained, planErrors, plans } from './parts/planClient'
import './parts/classPlans.scss'

definePageConfig({ navigationBarTitleText: '班级内容' })

interface Opened {
  /** Null for a new one. */
  plan: DeskClassView | null
  term: { id: string; from: string; to: string }
  sites: readonly ClassSite[]
}

async function load(id: string | undefined, termId: string): Promise<Opened> {
  if (!id) return { plan: null, ...(await plans.openClassForm({ params: { termId } })) }
  const plan = await plans.getDeskClass({ params: { classId: id } })
  return { plan, term: plan.term, sites: plan.sites }
}

/** A class, new or to be changed; what cannot be changed any more is not asked. */
export default function DeskClassForm() {
  const text = useText(classPlanText)
  const { id, term = '' } = useRouter().params
  const view = useView(() => load(id, term), { deps: [id, term] })
  return (
    <DeskPage title={text.formTitle} section="classTerms" view={view} errors={planErrors()}>
      {(opened) => (
        <View className="class-plans">
          {opened.sites.length === 0 ? (
            <Empty text={text.noSites} action={{ label: text.toSites, onTap: () => open('/desk/classes/site') }} />
          ) : (
            <Form opened={opened} />
          )}
        </View>
      )}
    </DeskPage>
  )
}

/** Kept from its first drawing on: a refresh behind it does not overwrite what is being typed. */
function Form({ opened: { plan, term, sites } }: { opened: Opened }) {
  const text = useText(classPlanText)
  const { wrong, missing } = useText(plansText)
  const [form, setForm] = useState(() => (plan ? formOfClass(plan.input) : blankClass(term, sites)))
  const [version] = useState(plan?.version ?? 0)
  const input = inputOfClass(form)
  const asked = emptyIn(form)
  const problem = input && problemOfClass(input, term, sites)
  const saving = useCommand(
    (body: ClassInput, options) =>
      plan
        ? plans.editClass({ params: { classId: plan.id }, body: { ...body, version } }, options)
        : plans.addClass({ body: { ...body, termId: term.id } }, options),
    {
      onDone: ({ id }) => {
        toast(text.saved)
        replace(`/desk/classes/class?id=${id}`)
      },
    },
  )
  const shared = {
    form,
    sites,
    isFixed: plan?.isFixed ?? false,
    onChange: (change: Partial<typeof form>) => setForm({ ...form, ...change }),
  }
  return (
    <>
      {shared.isFixed && <Text className="class-plan__hint">{text.isFixed}</Text>}
      <ClassFields {...shared} />
      <ClassSeatFields {...shared} />
      <BottomBar
        label={text.save}
        missing={input ? null : asked ? missing(text[asked]) : wrong}
        busy={saving.busy}
        error={problem ? planErrors()[problem]! : explained(saving.error)}
        onTap={() => void saving.run(input!)}
      />
    </>
  )
}
