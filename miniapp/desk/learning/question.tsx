import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import type { QuestionInput, QuestionView } from '../../../shared/learning/bank.desk.contract'
import { bankDeskText } from '../../../shared/learning/bankDeskText'
import { difficulties } from '../../../shared/learning/papers'
import { hasOptions } from '../../../shared/learning/questionRules'
import { letters, questionKinds } from '../../../shared/learning/questions'
import { useText } from '../../platform/locale'
import { back } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { BottomBar, Card, Check, Chips, Field, ManyChips, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { PictureCard } from './parts/PictureCard'
import { blankQuestion, formOfQuestion, inputOfQuestion, type QuestionForm, withBlank } from './parts/questionForm'
import { bank, explained, quizWords } from './parts/quizClient'
import './parts/desk.scss'

definePageConfig({ navigationBarTitleText: '题目' })

/** A question, new or to be corrected. */
export default function QuestionPage() {
  const text = useText(bankDeskText)
  const { id = '', union = '' } = useRouter().params
  const view = useView(async () => ({ question: id ? await bank.getQuestion({ params: { questionId: id } }) : null }), {
    deps: [id],
  })
  return (
    <DeskPage title={text.questionTitle} section="questionBank" view={view} errors={quizWords()}>
      {({ question }) => (
        <View className="quiz-desk">
          <Form question={question} organisationId={union} />
        </View>
      )}
    </DeskPage>
  )
}

interface FormProps {
  question: QuestionView | null
  organisationId: string
}

/** Kept from its first drawing on: a refresh behind it neither overwrites what is typed nor brings a version nobody looked at. */
function Form({ question: first, organisationId }: FormProps) {
  const text = useText(bankDeskText)
  const [question, setQuestion] = useState(first)
  const [form, setForm] = useState(() => (question ? formOfQuestion(question) : blankQuestion))
  const change = (part: Partial<QuestionForm>) => setForm({ ...form, ...part })
  const input = inputOfQuestion(form)
  const saving = useCommand(
    (body: QuestionInput, options) =>
      question
        ? bank.editQuestion(
            {
              params: { questionId: question.id },
              body: { version: question.version, isActive: form.isActive, question: body },
            },
            options,
          )
        : bank.addQuestion({ body: { organisationId, question: body } }, options),
    {
      onDone: () => {
        toast(text.saved)
        back()
      },
    },
  )
  const empty = form.topic.trim() === '' ? text.topic : form.stem.trim() === '' ? text.stem : null
  return (
    <>
      <Kind form={form} onChange={change} />
      <Words form={form} onChange={change} />
      <Answer form={form} onChange={change} />
      {question && <PictureCard question={question} onChanged={setQuestion} />}
      {question && (
        <Card>
          <Check
            kind="switch"
            label={text.isActive}
            checked={form.isActive}
            onChange={(isActive) => change({ isActive })}
          />
        </Card>
      )}
      <BottomBar
        label={text.save}
        missing={empty ? text.missing(empty) : input ? null : text.missing(text.answer)}
        busy={saving.busy}
        error={explained(saving.error)}
        onTap={() => void saving.run(input!)}
      />
    </>
  )
}

interface PartProps {
  form: QuestionForm
  onChange: (change: Partial<QuestionForm>) => void
}

function Labelled({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <View className="field quiz-desk__labelled">
      <Text className="field__label">{label}</Text>
      {children}
      {hint && <Text className="quiz-desk__hint">{hint}</Text>}
    </View>
  )
}

function Kind({ form: { topic, kind, difficulty }, onChange }: PartProps) {
  const text = useText(bankDeskText)
  return (
    <Card kind="rows">
      <Field label={text.topic} value={topic} maxLength={40} onChange={(value) => onChange({ topic: value })} />
      <Labelled label={text.kind}>
        <Chips
          label={text.kind}
          options={questionKinds.map((value) => ({ value, label: text.kinds[value] }))}
          value={kind}
          onChange={(value) => onChange({ kind: value, chosen: [] })}
        />
      </Labelled>
      <Labelled label={text.difficulty}>
        <Chips
          label={text.difficulty}
          options={difficulties.map((value) => ({ value, label: text.difficulties[value] }))}
          value={difficulty}
          onChange={(value) => onChange({ difficulty: value })}
        />
      </Labelled>
    </Card>
  )
}

function Words({ form: { stem, kind, options, explanation }, onChange }: PartProps) {
  const text = useText(bankDeskText)
  const write = (at: number, written: string) =>
    onChange({ options: withBlank(options.map((option, place) => (place === at ? written : option))) })
  return (
    <Card kind="rows">
      <Field label={text.stem} lines value={stem} maxLength={500} onChange={(value) => onChange({ stem: value })} />
      {hasOptions(kind) &&
        options.map((option, at) => (
          <Field
            key={letters[at]}
            label={text.option(letters[at]!)}
            value={option}
            maxLength={200}
            onChange={(value) => write(at, value)}
          />
        ))}
      <Field
        label={text.explanation}
        lines
        value={explanation}
        maxLength={500}
        onChange={(value) => onChange({ explanation: value })}
      />
    </Card>
  )
}

function Answer({ form: { kind, options, chosen, words }, onChange }: PartProps) {
  const text = useText(bankDeskText)
  const hint = text.answerHints[kind]
  if (kind === 'fillIn') {
    return (
      <Card kind="rows">
        <Field
          label={text.answer}
          hint={hint}
          value={words}
          maxLength={200}
          onChange={(value) => onChange({ words: value })}
        />
      </Card>
    )
  }
  const given = letters.filter((_, at) => (options[at] ?? '').trim() !== '')
  const choices =
    kind === 'trueFalse'
      ? (['A', 'B'] as const).map((value) => ({ value, label: text.truths[value] }))
      : given.map((value) => ({ value, label: value }))
  return (
    <Card kind="rows">
      <Labelled label={text.answer} hint={hint}>
        {kind === 'multiple' ? (
          <ManyChips
            label={text.answer}
            options={choices}
            values={chosen as typeof given}
            onChange={(values) => onChange({ chosen: [...values].sort() })}
          />
        ) : (
          <Chips
            label={text.answer}
            options={choices}
            value={(chosen[0] ?? null) as (typeof given)[number] | null}
            onChange={(value) => onChange({ chosen: [value] })}
          />
        )}
      </Labelled>
    </Card>
  )
}
