import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ContestInput } from '../../../shared/learning/contests'
import { contestsDeskText } from '../../../shared/learning/contestsDeskText'
import type { DeskContest } from '../../../shared/learning/deskContests'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Button, PickField, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ContestFields, StageFields } from './parts/ContestFields'
import { contests, contestWords, explained } from './parts/contestDeskClient'
import { blankContest, blankStage, formOfContest, inputOfContest, type StageForm } from './parts/contestForm'
import './parts/contestPlans.scss'

definePageConfig({ navigationBarTitleText: '竞赛内容' })

interface Opened {
  /** Null for a new one. */
  contest: DeskContest | null
  unions: readonly { id: string; name: string }[]
  papers: DeskContest['papers']
}

async function load(id: string | undefined): Promise<Opened> {
  if (!id) return { contest: null, ...(await contests.listDeskContests({ query: {} })) }
  const contest = await contests.getDeskContest({ params: { contestId: id } })
  return { contest, unions: [], papers: contest.papers }
}

/** A contest, new from the usual one or to be changed. */
export default function ContestFormPage() {
  const text = useText(contestsDeskText)
  const { id } = useRouter().params
  const view = useView(() => load(id), { deps: [id] })
  return (
    <DeskPage title={text.formTitle} section="contests" view={view} errors={contestWords()}>
      {(opened) => (
        <View className="contest-plans">
          <Form opened={opened} />
        </View>
      )}
    </DeskPage>
  )
}

const mostStages = 4

/** Kept from its first drawing on: a refresh behind it neither overwrites what is typed nor brings a version nobody looked at. */
function Form({ opened }: { opened: Opened }) {
  const text = useText(contestsDeskText)
  const [{ contest, unions, papers }] = useState(opened)
  const [form, setForm] = useState(() => (contest ? formOfContest(contest) : blankContest(text.template)))
  const [organisationId, setUnion] = useState(unions[0]?.id ?? '')
  const isFixed = contest !== null && contest.state !== 'draft'
  const input = inputOfContest(form)
  const missing = form.name.trim() === '' ? text.missing(text.name) : text.wrong
  const saving = useCommand(
    (body: ContestInput, options) =>
      contest
        ? contests.editContest(
            { params: { contestId: contest.id }, body: { version: contest.version, ...body } },
            options,
          )
        : contests.addContest({ body: { organisationId, ...body } }, options),
    {
      onDone: ({ id }) => {
        toast(text.saved)
        replace(`/desk/learning/contest?id=${id}`)
      },
    },
  )
  const setStages = (stages: StageForm[]) => setForm({ ...form, stages })
  return (
    <>
      {isFixed && <Text className="contest-plan__hint">{text.isFixed}</Text>}
      {unions.length > 1 && (
        <PickField
          label={text.union}
          options={unions.map(({ id, name }) => ({ value: id, label: name }))}
          value={organisationId}
          onChange={setUnion}
        />
      )}
      <ContestFields form={form} isFixed={isFixed} onChange={(change) => setForm({ ...form, ...change })} />
      {form.stages.map((stage, at) =>
        contest && contest.state !== 'draft' && contest.stages[at]?.state !== 'planned' ? null : (
          <StageFields
            key={stage.key}
            number={at + 1}
            stage={stage}
            isLast={at === form.stages.length - 1}
            papers={papers}
            onChange={(change) => setStages(form.stages.map((one) => (one === stage ? { ...one, ...change } : one)))}
            onRemove={
              isFixed || form.stages.length === 1 ? null : () => setStages(form.stages.filter((one) => one !== stage))
            }
          />
        ),
      )}
      {!isFixed && form.stages.length < mostStages && (
        <Button kind="outline" onTap={() => setStages([{ ...blankStage(text.template), name: '' }, ...form.stages])}>
          {text.addStage}
        </Button>
      )}
      <BottomBar
        label={text.save}
        missing={input ? null : missing}
        busy={saving.busy}
        error={explained(saving.error)}
        onTap={() => void saving.run(input!)}
      />
    </>
  )
}
