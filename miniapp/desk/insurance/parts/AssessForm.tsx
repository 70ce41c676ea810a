import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { claimDecisionText } from '../../../../shared/insurance/claimDecisionText'
import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import type { ClaimCase, Trial } from '../../../../shared/insurance/claims.desk.contract'
import type { ClaimFacts } from '../../../../shared/insurance/plans'
import { type ReasonCode, reasonCodes } from '../../../../shared/insurance/states'
import { workingText, workingWords } from '../../../../shared/insurance/workingText'
import { fenOf, yuan, yuanTyped } from '../../../../shared/payments/fen'
import { useLocale, useText } from '../../../platform/locale'
import { useView } from '../../../platform/useView'
import { Button, Check, Chips, Failure, Field, Skeleton } from '../../../ui'
import { FactsForm } from './FactsForm'
import { Note } from './Note'
import { type Claim, client, errorWords } from './useClaim'

/** A sum in place of the rules', as it is typed. */
interface Change {
  yuan: string
  reason: ReasonCode | null
  note: string
}

const typingMs = 400

/** The rules' result for the facts, and staff's changes to it; the sum is worked out by the server alone. */
export function AssessForm({ of, on }: { of: ClaimCase; on: Claim }) {
  const text = useText(claimDecisionText)
  const [facts, setFacts] = useState<ClaimFacts | null>(null)
  const [coverId, setCoverId] = useState<string | null>(of.cover?.id ?? null)
  const [changes, setChanges] = useState<Record<string, Change>>({})
  const view = useTrial(of, facts, coverId)
  const lines = Object.entries(changes).map(([item, { yuan: typed, reason, note }]) => ({
    item,
    amountFen: fenOf(typed),
    reason,
    note,
  }))
  const isMissing =
    coverId === null || lines.some(({ amountFen, reason, note }) => !(amountFen >= 0) || !reason || note.trim() === '')
  const submit = () =>
    void on.decide.run({
      decision: 'assess',
      version: of.version,
      ...asGiven(facts, coverId),
      lines: lines.map((line) => ({ ...line, reason: line.reason! })),
    })
  return (
    <View className="claim-form">
      {of.state === 'payable' && <Text className="claim__warning">{text.voids}</Text>}
      {!of.cover && <CoverChoice covers={of.covers} value={coverId} onChange={setCoverId} />}
      <Check
        kind="switch"
        label={text.form.correct}
        checked={facts !== null}
        onChange={(isOn) => setFacts(isOn ? of.facts : null)}
      />
      {facts && <FactsForm of={of} facts={facts} onChange={setFacts} />}
      {coverId !== null && <Result of={of} view={view} changes={changes} onChange={setChanges} />}
      <Button disabled={isMissing} busy={on.decide.busy} onTap={submit}>
        {isMissing ? text.missing.assess : text.submit.assess}
      </Button>
    </View>
  )
}

const asGiven = (facts: ClaimFacts | null, coverId: string | null) => ({
  ...(facts ? { facts } : {}),
  ...(coverId ? { coverId } : {}),
})

/** What the rules give, asked anew a moment after the last change. */
function useTrial(of: ClaimCase, facts: ClaimFacts | null, coverId: string | null) {
  const body = asGiven(facts, coverId)
  const given = JSON.stringify(body)
  const [asked, setAsked] = useState(given)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(given), typingMs)
    return () => clearTimeout(timer)
  }, [given])
  return useView(() => client.tryAssessment({ params: { claimId: of.id }, body: JSON.parse(asked) }), {
    deps: [of.id, asked],
    ready: coverId !== null,
  })
}

interface CoverChoiceProps {
  covers: ClaimCase['covers']
  value: string | null
  onChange: (id: string) => void
}

function CoverChoice({ covers, value, onChange }: CoverChoiceProps) {
  const text = useText(claimDecisionText)
  const { coverDays, unknownInsured } = useText(claimDeskText)
  const locale = useLocale()
  if (covers.length === 0) return <Text className="claim__warning">{unknownInsured}</Text>
  return (
    <>
      <Text className="claim__note">{text.form.coverChoice}</Text>
      <Chips
        label={text.form.coverChoice}
        options={covers.map(({ id, plan, from, to }) => ({
          value: id,
          label: `${plan[locale]} ${coverDays(from, to)}`,
        }))}
        value={value}
        onChange={onChange}
      />
    </>
  )
}

interface ResultProps {
  of: ClaimCase
  view: ReturnType<typeof useTrial>
  changes: Record<string, Change>
  onChange: (changes: Record<string, Change>) => void
}

function Result({ of, view, changes, onChange }: ResultProps) {
  const text = useText(claimDecisionText)
  const { lines } = useText(claimDeskText)
  if (!view.data) {
    return view.error && !view.loading ? (
      <Failure error={view.error} words={errorWords()} onRetry={() => void view.refresh()} />
    ) : (
      <Skeleton />
    )
  }
  const sumOf = ({ item, amountFen }: Trial['lines'][number]) => (changes[item] ? fenOf(changes[item].yuan) : amountFen)
  const total = view.data.lines.reduce((sum, line) => sum + (sumOf(line) || 0), 0)
  return (
    <View aria-busy={view.loading}>
      {view.data.lines.map((line) => (
        <TrialLine
          key={line.item}
          of={of}
          line={line}
          change={changes[line.item]}
          onChange={(change) => {
            const { [line.item]: _gone, ...rest } = changes
            onChange(change ? { ...rest, [line.item]: change } : rest)
          }}
        />
      ))}
      <Text className="claim-form__total">{`${text.form.result} ${lines.yuan(yuan(total))}`}</Text>
    </View>
  )
}

interface TrialLineProps {
  of: ClaimCase
  line: Trial['lines'][number]
  change: Change | undefined
  onChange: (change: Change | null) => void
}

function TrialLine({ of, line, change, onChange }: TrialLineProps) {
  const text = useText(claimDecisionText)
  const { lines } = useText(claimDeskText)
  const { reasons } = useText(workingText)
  const locale = useLocale()
  const { item, amountFen, mostFen, working, reason } = line
  const name =
    of.lines.find((one) => one.item === item)?.name[locale] ??
    of.plan?.items.find(({ code }) => code === item)?.name[locale] ??
    item
  const begin = () => onChange({ yuan: yuanTyped(amountFen), reason, note: '' })
  return (
    <View className="claim-form__line">
      <Text className="claim-line__name">{`${name} ${lines.yuan(yuan(amountFen))}`}</Text>
      {working.map((step) => (
        <Text key={JSON.stringify(step)} className="claim__note">
          {workingWords(step, locale)}
        </Text>
      ))}
      {reason && <Text className="claim-line__reason">{reasons[reason]}</Text>}
      {change && <ChangeFields name={name} most={mostFen} change={change} onChange={onChange} />}
      <Button kind="plain" size="small" onTap={() => (change ? onChange(null) : begin())}>
        {change ? text.form.undo : text.form.change}
      </Button>
    </View>
  )
}

interface ChangeFieldsProps {
  name: string
  most: number
  change: Change
  onChange: (change: Change) => void
}

function ChangeFields({ name, most, change, onChange }: ChangeFieldsProps) {
  const text = useText(claimDecisionText)
  const { reasons } = useText(workingText)
  const isTooHigh = fenOf(change.yuan) > most
  return (
    <>
      <Field
        label={text.form.sum(name)}
        type="digit"
        value={change.yuan}
        hint={text.form.most(yuan(most))}
        error={isTooHigh ? errorWords()['insurance.line_too_high']! : null}
        onChange={(typed) => onChange({ ...change, yuan: typed })}
      />
      <Text className="claim__note">{text.form.reason}</Text>
      <Chips
        label={text.form.reason}
        options={reasonCodes.map((value) => ({ value, label: reasons[value] }))}
        value={change.reason}
        onChange={(reason) => onChange({ ...change, reason })}
      />
      <Note label={text.form.note} value={change.note} onChange={(note) => onChange({ ...change, note })} />
    </>
  )
}
