import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { claimDecisionText } from '../../../../shared/insurance/claimDecisionText'
import type { ClaimCase } from '../../../../shared/insurance/claims.desk.contract'
import { type PaperKind, paperKinds } from '../../../../shared/insurance/plans'
import { type ReasonCode, reasonCodes } from '../../../../shared/insurance/states'
import { insuranceText } from '../../../../shared/insurance/text'
import { workingText } from '../../../../shared/insurance/workingText'
import { yuan } from '../../../../shared/payments/fen'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { Button, Card, Check, Chips, ManyChips } from '../../../ui'
import { AssessForm } from './AssessForm'
import { Note } from './Note'
import { type Claim, errorWords } from './useClaim'

const modes = ['approve', 'reassess', 'assess', 'return', 'refuse'] as const

interface FormProps {
  of: ClaimCase
  on: Claim
}

/** What this reader can decide now: what is typed stays while one changes one's mind. */
export function ClaimForm({ of, on }: FormProps) {
  const text = useText(claimDecisionText)
  const able = modes.filter((mode) => of.actions.includes(mode))
  const [chosen, setChosen] = useState(able[0] ?? 'assess')
  if (able.length === 0) return null
  const { assignee, state } = of
  const labelOf = (mode: (typeof modes)[number]) =>
    mode === 'assess' && state !== 'submitted' ? text.reassess : text.decisions[mode]
  return (
    <Card title={text.decide} className="claim-form claim-decision">
      <Chips
        label={text.decide}
        options={able.map((value) => ({ value, label: labelOf(value) }))}
        value={chosen}
        onChange={setChosen}
      />
      {assignee && !assignee.isMe && <Text className="claim__warning">{text.form.colleague(assignee.name)}</Text>}
      {chosen === 'approve' && <ApproveForm of={of} on={on} />}
      {chosen === 'reassess' && <ReassessForm of={of} on={on} />}
      {chosen === 'assess' && <AssessForm of={of} on={on} />}
      {chosen === 'return' && <ReturnForm of={of} on={on} />}
      {chosen === 'refuse' && <RefuseForm of={of} on={on} />}
      {on.failure && (
        <Text className="claim__error" aria-role="alert">
          {wordsOf(on.failure, errorWords())}
        </Text>
      )}
    </Card>
  )
}

function ApproveForm({ of: { version, lines, identityDue }, on: { decide } }: FormProps) {
  const text = useText(claimDecisionText)
  const [isSeen, setIsSeen] = useState(false)
  const sum = lines.reduce((all, { assessedFen }) => all + (assessedFen ?? 0), 0)
  return (
    <>
      <Text>{text.form.approveNote(yuan(sum))}</Text>
      {identityDue && <Check label={text.form.identitySeen} checked={isSeen} onChange={setIsSeen} />}
      <Button
        busy={decide.busy}
        disabled={identityDue && !isSeen}
        onTap={() => void decide.run({ decision: 'approve', version, ...(isSeen ? { identitySeen: true } : {}) })}
      >
        {text.submit.approve}
      </Button>
    </>
  )
}

function ReassessForm({ of: { version }, on: { decide } }: FormProps) {
  const text = useText(claimDecisionText)
  const [note, setNote] = useState('')
  const isMissing = note.trim() === ''
  return (
    <View className="claim-form">
      <Note label={text.form.lookAgain} hint={text.form.staffHint} value={note} onChange={setNote} />
      <Button
        disabled={isMissing}
        busy={decide.busy}
        onTap={() => void decide.run({ decision: 'reassess', version, note })}
      >
        {isMissing ? text.missing.reassess : text.submit.reassess}
      </Button>
    </View>
  )
}

function ReturnForm({ of: { version }, on: { decide } }: FormProps) {
  const text = useText(claimDecisionText)
  const { paperKinds: names } = useText(insuranceText)
  const [papers, setPapers] = useState<PaperKind[]>([])
  const [note, setNote] = useState('')
  const said = note.trim() === '' ? {} : { note }
  const isMissing = papers.length === 0
  return (
    <View className="claim-form">
      <Text className="claim__note">{text.form.papers}</Text>
      <ManyChips
        label={text.form.papers}
        options={paperKinds.map((value) => ({ value, label: names[value] }))}
        values={papers}
        onChange={setPapers}
      />
      <Note label={text.form.words} value={note} onChange={setNote} />
      <Button
        disabled={isMissing}
        busy={decide.busy}
        onTap={() => void decide.run({ decision: 'return', version, papers, ...said })}
      >
        {isMissing ? text.missing.return : text.submit.return}
      </Button>
    </View>
  )
}

function RefuseForm({ of: { version }, on: { decide } }: FormProps) {
  const text = useText(claimDecisionText)
  const { reasons } = useText(workingText)
  const [reason, setReason] = useState<ReasonCode | null>(null)
  const [note, setNote] = useState('')
  const isMissing = reason === null || note.trim() === ''
  return (
    <View className="claim-form">
      <Text className="claim__note">{text.form.refuseReason}</Text>
      <Chips
        label={text.form.refuseReason}
        options={reasonCodes.map((value) => ({ value, label: reasons[value] }))}
        value={reason}
        onChange={setReason}
      />
      <Note label={text.form.note} value={note} onChange={setNote} />
      <Button
        disabled={isMissing}
        busy={decide.busy}
        onTap={() => reason && void decide.run({ decision: 'refuse', version, reason, note })}
      >
        {isMissing ? text.missing.refuse : text.submit.refuse}
      </Button>
    </View>
  )
}
