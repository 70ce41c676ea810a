import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '../../../../shared/http/client'
import { shanghaiDay } from '../../../../shared/http/time'
import { type MemberDecision, type MemberView, memberDecisions } from '../../../../shared/membership/members.contract'
import { membersText } from '../../../../shared/membership/membersText'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, Chips, confirm, DateField, Field, Sheet, toast } from '../../../ui'
import { bodyOf, emptyDraft, type MemberDraft, missingFrom, needsNote, reasonsOf } from './memberDraft'
import { members } from './membersClient'

interface MemberActsProps {
  member: MemberView
  onChanged: (member: MemberView) => void
  onRefresh: () => Promise<void>
}

/** What the server allows, as it says itself; each opens its form. */
export function MemberActs({ member, onChanged, onRefresh }: MemberActsProps) {
  const text = useText(membersText)
  const [chosen, setChosen] = useState<MemberDecision | null>(null)
  const open = memberDecisions.filter((decision) => member.actions.includes(decision))
  if (open.length === 0) return null
  const mode = chosen !== null && open.includes(chosen) ? chosen : null
  const close = () => setChosen(null)
  return (
    <Card title={text.choose}>
      <View className="member__acts">
        {open.map((decision) => (
          <Button key={decision} kind="outline" size="small" onTap={() => setChosen(decision)}>
            {text.decisions[decision]}
          </Button>
        ))}
      </View>
      <Sheet isOpen={mode !== null} title={mode ? text.decisions[mode] : ''} onClose={close}>
        {mode && (
          <ActForm
            key={mode}
            member={member}
            decision={mode}
            onDone={(after) => {
              close()
              toast(text.done)
              onChanged(after)
            }}
            onConflict={() => void onRefresh()}
          />
        )}
      </Sheet>
    </Card>
  )
}

interface ActFormProps {
  member: MemberView
  decision: MemberDecision
  onDone: (member: MemberView) => void
  onConflict: () => void
}

function ActForm({ member, decision, onDone, onConflict }: ActFormProps) {
  const text = useText(membersText)
  const [draft, setDraft] = useState(emptyDraft)
  const decide = useCommand(members.decideMember, {
    onDone,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'membership.member_changed') onConflict()
    },
  })
  const change = (part: Partial<MemberDraft>) => setDraft((before) => ({ ...before, ...part }))
  const missing = missingFrom(draft, decision)
  const submit = async () => {
    const ask = decision === 'expel' || decision === 'deceased' ? text.ask[decision] : null
    if (ask && !(await confirm({ ...ask, ok: text.submit[decision] }))) return
    void decide.run({ params: { membershipId: member.id }, body: bodyOf(draft, decision, member.version) })
  }
  return (
    <View className="member__form">
      <Text className="member__hint">{text.notes[decision]}</Text>
      <Fields decision={decision} draft={draft} change={change} since={member.since} />
      {decide.error && (
        <Text className="member__error" aria-role="alert">
          {wordsOf(decide.error, text.errors)}
        </Text>
      )}
      <Button disabled={missing !== null} busy={decide.busy} onTap={() => void submit()}>
        {missing ? text.missing[missing] : text.submit[decision]}
      </Button>
    </View>
  )
}

interface FieldsProps {
  decision: MemberDecision
  draft: MemberDraft
  change: (part: Partial<MemberDraft>) => void
  since: string
}

function Fields({ decision, draft, change, since }: FieldsProps) {
  const text = useText(membersText)
  const reasons = reasonsOf(decision)
  const today = shanghaiDay(new Date())
  const hints: Record<string, string | undefined> = text.noteHints
  const label = decision === 'deceased' ? text.noteDeath : needsNote(decision) ? text.noteDue : text.note
  return (
    <>
      {reasons.length > 0 && (
        <>
          <Text className="member__hint">{text.reason}</Text>
          <Chips
            label={text.reason}
            options={reasons.map((value) => ({ value, label: text.reasons[value] }))}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
          />
        </>
      )}
      {decision === 'suspend' && (
        <DateField
          label={text.from}
          value={draft.from}
          start={since}
          end={today}
          onChange={(from) => change({ from })}
        />
      )}
      {(decision === 'suspend' || decision === 'retain') && (
        <DateField label={text.untilField} value={draft.until} start={today} onChange={(until) => change({ until })} />
      )}
      <Field
        label={label}
        placeholder={hints[decision] ?? ''}
        lines
        maxLength={500}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </>
  )
}
