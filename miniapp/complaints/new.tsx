import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { complaintKinds, longestWords } from '../../shared/complaints/states'
import { complaintsText } from '../../shared/complaints/text'
import { writeText } from '../../shared/complaints/writeText'
import { useText } from '../platform/locale'
import { replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Card, Check, Chips, Field, Page, toast } from '../ui'
import { About } from './parts/About'
import { complaints, errorWords, explain } from './parts/clients'
import { type Letter, type Union, useLetter } from './parts/useLetter'
import './complaints.scss'

definePageConfig({ navigationBarTitleText: '投诉与建议' })

/** Opened where something failed (`?reference=`), it begins with that, and is about this program. */
export default function NewComplaint() {
  const text = useText(writeText)
  const view = useView(() => complaints.openComplaint())
  return (
    <Page title={text.newTitle} view={view} errors={errorWords()}>
      {(form) => <Form own={form.union} workingDays={form.workingDays} />}
    </Page>
  )
}

function Form({ own, workingDays }: { own: Union | null; workingDays: number }) {
  const text = useText(writeText)
  const { kinds } = useText(complaintsText)
  const { reference } = useRouter().params
  const { letter, change, erase } = useLetter(
    reference ? { kind: 'complaint', about: 'program', words: text.reference(reference) } : {},
  )
  const sending = useCommand(complaints.fileComplaint, {
    onDone: ({ id }) => {
      erase()
      toast(text.sent)
      replace(`/complaints/one?id=${id}`)
    },
  })
  const { kind, words, unnamed } = letter
  const about = aboutOf(letter, own)
  const missing = about === undefined ? text.missing.about : words.trim() === '' ? text.missing.words : null
  const send = () => {
    if (about !== undefined) void sending.run({ body: { kind, organisationId: about, words, unnamed } })
  }
  const options = complaintKinds.map((value) => ({ value, label: kinds[value] }))
  return (
    <>
      <Card>
        <View className="letter-part">
          <Text className="letter-part__label">{text.kind}</Text>
          <Chips label={text.kind} options={options} value={kind} onChange={(next) => change({ kind: next })} />
        </View>
        <About own={own} letter={letter} change={change} />
        {about !== undefined && <Goes letter={letter} />}
        <Field
          label={text.words}
          placeholder={text.placeholder[kind]}
          hint={text.left(longestWords - words.length)}
          lines
          maxLength={longestWords}
          value={words}
          onChange={(next) => change({ words: next })}
        />
        <Check
          kind="switch"
          label={text.unnamed}
          note={unnamed ? text.hidden : text.named}
          checked={unnamed}
          onChange={(next) => change({ unnamed: next })}
        />
      </Card>
      <BottomBar
        label={text.submit}
        missing={missing}
        busy={sending.busy}
        note={text.promise(workingDays)}
        error={sending.error ? explain(sending.error) : null}
        onTap={send}
      />
    </>
  )
}

/** The union's id, null for this program, undefined while nothing is chosen. */
function aboutOf({ about, other }: Letter, own: Union | null): string | null | undefined {
  if (about === 'program') return null
  return about === 'own' ? own?.id : about === 'other' ? other?.id : undefined
}

/** Who answers: what is against a union, or by nobody in particular, is not for itself to read. */
function Goes({ letter: { kind, about, unnamed } }: { letter: Letter }) {
  const { goes } = useText(writeText)
  const to = about === 'program' ? goes.program : kind === 'complaint' || unnamed ? goes.above : goes.itself
  return <Text className="letter-goes">{to}</Text>
}
