import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DeskPaperView, PaperInput } from '../../../shared/learning/papers.desk.contract'
import { papersDeskText } from '../../../shared/learning/papersDeskText'
import { useText } from '../../platform/locale'
import { open, replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Card, Chips, Empty, PickField, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { PaperFields } from './parts/PaperFields'
import { emptyIn, formOf, fromTemplate, inputOf, type PaperForm, type Template, templates } from './parts/paperForm'
import { explained, papers, quizWords } from './parts/quizClient'
import './parts/desk.scss'

definePageConfig({ navigationBarTitleText: '出一份答题' })

type Choices = Awaited<ReturnType<typeof papers.openPaperForm>>
interface Opened {
  /** Null for a new one. */
  paper: DeskPaperView | null
  choices: Choices
}

async function load(id: string | undefined, organisationId: string): Promise<Opened> {
  const paper = id ? await papers.getDeskPaper({ params: { paperId: id } }) : null
  const union = paper?.organisation.id ?? organisationId
  return { paper, choices: await papers.openPaperForm({ query: union ? { organisationId: union } : {} }) }
}

/** A paper, new from a template or to be changed before it is published. */
export default function DeskPaperForm() {
  const text = useText(papersDeskText)
  const { id } = useRouter().params
  const [union, setUnion] = useState('')
  const view = useView(() => load(id, union), { deps: [id, union] })
  return (
    <DeskPage title={text.formTitle} section="quizzes" view={view} errors={quizWords()}>
      {({ paper, choices }) => (
        <View className="quiz-desk">
          {!paper && choices.unions.length > 1 && (
            <Card kind="rows">
              <PickField
                label={text.union}
                options={choices.unions.map(({ id, name }) => ({ value: id, label: name }))}
                value={choices.organisation.id}
                onChange={setUnion}
              />
            </Card>
          )}
          {choices.topics.length === 0 && !paper ? (
            <Empty text={text.noTopics} action={{ label: text.toBank, onTap: () => open('/desk/learning/bank') }} />
          ) : (
            <Form key={choices.organisation.id} paper={paper} choices={choices} />
          )}
        </View>
      )}
    </DeskPage>
  )
}

/** Kept from its first drawing on: a refresh behind it neither overwrites what is typed nor brings a version nobody looked at. */
function Form({ paper: first, choices }: Opened) {
  const text = useText(papersDeskText)
  const [paper] = useState(first)
  const richest = [...choices.topics].sort((a, b) => b.questions - a.questions)[0]?.topic ?? ''
  const blank = (): PaperForm => ({ name: '', intro: '', campaignId: '', ...fromTemplate('gift', richest) })
  const [form, setForm] = useState(() => (paper ? formOf(paper) : blank()))
  const [template, setTemplate] = useState<Template>('gift')
  const input = inputOf(form)
  const empty = emptyIn(form)
  const saving = useCommand(
    (body: PaperInput, options) =>
      paper
        ? papers.editPaper({ params: { paperId: paper.id }, body: { version: paper.version, paper: body } }, options)
        : papers.addPaper({ body: { organisationId: choices.organisation.id, paper: body } }, options),
    {
      onDone: ({ id }) => {
        toast(text.saved)
        replace(`/desk/learning/paper?id=${id}`)
      },
    },
  )
  const take = (chosen: Template) => {
    setTemplate(chosen)
    setForm({ ...form, ...fromTemplate(chosen, richest) })
  }
  return (
    <>
      {!paper && (
        <Card title={text.template}>
          <Chips
            label={text.template}
            options={(Object.keys(templates) as Template[]).map((value) => ({ value, label: text.templates[value] }))}
            value={template}
            onChange={take}
          />
        </Card>
      )}
      <PaperFields form={form} choices={choices} onChange={(change) => setForm({ ...form, ...change })} />
      <BottomBar
        label={text.save}
        missing={empty ? text.missing(text[empty]) : input ? null : text.wrong}
        busy={saving.busy}
        error={explained(saving.error)}
        onTap={() => void saving.run(input!)}
      />
    </>
  )
}
