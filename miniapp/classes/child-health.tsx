import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { mostContacts } from '../../shared/classes/children'
import type { ChildView } from '../../shared/classes/children.contract'
import { childrenText } from '../../shared/classes/childrenText'
import { entryYearOf } from '../../shared/classes/rules'
import { shanghaiDay } from '../../shared/http/time'
import { useText } from '../platform/locale'
import { back } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { BottomBar, Button, Card, Check, Field, Page, PickField, toast } from '../ui'
import { type CareDraft, careOf, draftOf, missingInCare, withNobody } from './parts/careForm'
import { gradesToChoose } from './parts/childForm'
import { childrenClient, childrenWords, explainChild } from './parts/childrenClient'
import './parts/children.scss'

definePageConfig({ navigationBarTitleText: '健康与联系人' })

interface PartProps {
  draft: CareDraft
  change: (part: Partial<CareDraft>) => void
}

/** What teachers must know of a child, and whom they call. */
export default function ChildHealth() {
  const { care: text } = useText(childrenText)
  const { id = '' } = useRouter().params
  const view = useView(() => childrenClient.getChild({ params: { childId: id } }), { deps: [id] })
  return (
    <Page title={text.title} view={view} errors={childrenWords()}>
      {(of) => <Form key={of.version} of={of} refresh={view.refresh} />}
    </Page>
  )
}

function Form({ of, refresh }: { of: ChildView; refresh: () => Promise<void> }) {
  const { care: text } = useText(childrenText)
  const [draft, setDraft] = useState(() => draftOf(of))
  const change = (part: Partial<CareDraft>) => setDraft((now) => ({ ...now, ...part }))
  const saving = useCommand(childrenClient.editChild, {
    onDone: () => {
      toast(text.saved)
      back()
    },
    onError: () => void refresh(),
  })
  const missing = missingInCare(draft)
  const save = () => {
    const entryYear = draft.grade === of.grade ? of.entryYear : entryYearOf(draft.grade, shanghaiDay(new Date()))
    void saving.run({ params: { childId: of.id }, body: { version: of.version, entryYear, ...careOf(draft) } })
  }
  return (
    <>
      <Health draft={draft} change={change} />
      <Contacts draft={draft} change={change} />
      <Card>
        <Check label={text.declare} checked={draft.isDeclared} onChange={(isDeclared) => change({ isDeclared })} />
      </Card>
      <BottomBar
        label={text.save}
        missing={missing && text.fill[missing]}
        busy={saving.busy}
        error={saving.error ? explainChild(saving.error) : null}
        onTap={save}
      />
    </>
  )
}

function Health({ draft, change }: PartProps) {
  const { care: text, form, grade } = useText(childrenText)
  const grades = [...new Set([draft.grade, ...gradesToChoose])].sort((a, b) => a - b)
  return (
    <Card>
      <Text className="child-note">{text.intro}</Text>
      <PickField
        label={form.grade}
        options={grades.map((one) => ({ value: String(one), label: grade(one) }))}
        value={String(draft.grade)}
        onChange={(value) => change({ grade: Number(value) })}
      />
      <Field
        label={text.allergies}
        hint={text.allergiesHint}
        value={draft.allergies}
        onChange={(allergies) => change({ allergies })}
      />
      <Field label={text.conditions} lines value={draft.conditions} onChange={(conditions) => change({ conditions })} />
      <Field
        label={text.medicines}
        hint={text.medicinesHint}
        lines
        maxLength={300}
        value={draft.medicines}
        onChange={(medicines) => change({ medicines })}
      />
      <Field label={text.diet} hint={text.dietHint} value={draft.diet} onChange={(diet) => change({ diet })} />
    </Card>
  )
}

function Contacts({ draft: { contacts }, change }: PartProps) {
  const { care: text } = useText(childrenText)
  const put = (key: string, part: Partial<CareDraft['contacts'][number]>) =>
    change({ contacts: contacts.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  return (
    <>
      {contacts.map((contact, at) => (
        <Card key={contact.key} title={text.contact(at + 1)}>
          {at === 0 && <Text className="child-note">{text.contactsNote}</Text>}
          <Field
            label={text.contactName}
            maxLength={40}
            value={contact.name}
            onChange={(name) => put(contact.key, { name })}
          />
          <Field
            label={text.contactPhone}
            type="number"
            maxLength={11}
            value={contact.phone}
            onChange={(phone) => put(contact.key, { phone })}
          />
          <Field
            label={text.contactRelation}
            maxLength={20}
            value={contact.relation}
            onChange={(relation) => put(contact.key, { relation })}
          />
          {contacts.length > 1 && (
            <Button
              kind="plain"
              size="small"
              onTap={() => change({ contacts: contacts.filter(({ key }) => key !== contact.key) })}
            >
              {text.removeContact}
            </Button>
          )}
        </Card>
      ))}
      {contacts.length < mostContacts && (
        <Button kind="outline" onTap={() => change({ contacts: withNobody(contacts) })}>
          {text.addContact}
        </Button>
      )}
    </>
  )
}
