import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { childrenText } from '../../shared/classes/childrenText'
import { relations } from '../../shared/classes/states'
import { shanghaiDay } from '../../shared/http/time'
import { documentKinds } from '../../shared/membership/documents'
import { useText } from '../platform/locale'
import { open, replace } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Check, Chips, DateField, Field, Page, PickField, Tag } from '../ui'
import { type ChildDraft, emptyChild, gradesToChoose, inputOf, missingIn } from './parts/childForm'
import { childrenClient, childrenWords, explainChild } from './parts/childrenClient'
import './parts/children.scss'

definePageConfig({ navigationBarTitleText: '添加孩子' })

/** Who the child is, whose guardian one is to it, and the consent for it. */
export default function ChildForm() {
  const { form: text } = useText(childrenText)
  const view = useView(() => childrenClient.listChildren())
  return (
    <Page title={text.title} view={view} errors={childrenWords()}>
      {({ noticeVersion }) => <Form noticeVersion={noticeVersion} />}
    </Page>
  )
}

function Form({ noticeVersion }: { noticeVersion: string }) {
  const { form: text } = useText(childrenText)
  const [draft, setDraft] = useState<ChildDraft>(emptyChild)
  const change = (part: Partial<ChildDraft>) => setDraft((now) => ({ ...now, ...part }))
  const adding = useCommand(childrenClient.addChild, {
    onDone: ({ id }) => replace(`/classes/child?id=${id}`),
  })
  const missing = missingIn(draft)
  return (
    <>
      <Card>
        <Field
          label={text.name}
          placeholder={text.namePlaceholder}
          maxLength={40}
          value={draft.name}
          onChange={(name) => change({ name })}
        />
        <DocumentFields draft={draft} change={change} />
        <Choices draft={draft} change={change} />
      </Card>
      <Card>
        <Check
          label={text.consent}
          note={text.consentNote}
          checked={draft.isAgreed}
          onChange={(isAgreed) => change({ isAgreed })}
        />
        <Button kind="plain" size="small" onTap={() => open('/privacy/notice')}>
          {text.notice}
        </Button>
      </Card>
      <BottomBar
        label={text.submit}
        missing={missing && text.fill[missing]}
        busy={adding.busy}
        error={adding.error ? explainChild(adding.error) : null}
        onTap={() => void adding.run({ body: { ...inputOf(draft), noticeVersion } })}
      />
    </>
  )
}

interface PartProps {
  draft: ChildDraft
  change: (part: Partial<ChildDraft>) => void
}

/** The day of birth is asked for only where the number does not say it. */
function DocumentFields({ draft, change }: PartProps) {
  const { form: text } = useText(childrenText)
  const kinds = documentKinds.map((value) => ({ value, label: text.kinds[value] }))
  const { birthDate: known } = inputOf(draft)
  const saysBirth = /^\d{17}[\dX]$/i.test(draft.documentNumber.trim())
  return (
    <>
      <PickField
        label={text.kind}
        options={kinds}
        value={draft.documentKind}
        onChange={(documentKind) => change({ documentKind })}
      />
      <Field
        label={text.number}
        type={draft.documentKind === 'residentId' ? 'idcard' : 'text'}
        hint={text.numberHint}
        maxLength={20}
        value={draft.documentNumber}
        tag={saysBirth && known ? <Tag tone="ok">{text.born(known)}</Tag> : undefined}
        onChange={(documentNumber) => change({ documentNumber })}
      />
      {draft.documentKind !== 'residentId' && !saysBirth && (
        <DateField
          label={text.birthDate}
          start="2000-01-01"
          end={shanghaiDay(new Date())}
          value={draft.birthDate}
          onChange={(birthDate) => change({ birthDate })}
        />
      )}
    </>
  )
}

function Choices({ draft, change }: PartProps) {
  const { form: text, ...words } = useText(childrenText)
  const grades = gradesToChoose.map((grade) => ({ value: String(grade), label: words.grade(grade) }))
  const kin = relations.map((value) => ({ value, label: words.relations[value] }))
  return (
    <>
      <View className="child-part">
        <Text className="child-part__label">{text.relation}</Text>
        <Chips
          label={text.relation}
          options={kin}
          value={draft.relation}
          onChange={(relation) => change({ relation })}
        />
      </View>
      <PickField
        label={text.grade}
        options={grades}
        value={draft.grade === null ? null : String(draft.grade)}
        onChange={(grade) => change({ grade: Number(grade) })}
      />
    </>
  )
}
