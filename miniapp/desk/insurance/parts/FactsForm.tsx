import { View } from '@tarojs/components'
import { useState } from 'react'
import { claimDecisionText } from '../../../../shared/insurance/claimDecisionText'
import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import type { ClaimCase } from '../../../../shared/insurance/claims.desk.contract'
import { type ClaimFacts, hospitalGrades } from '../../../../shared/insurance/plans'
import { fenOf, yuanTyped } from '../../../../shared/payments/fen'
import { useLocale, useText } from '../../../platform/locale'
import { Button, Chips, DateField, Field, ManyChips } from '../../../ui'
import { Labelled } from './Labelled'

interface FactsFormProps {
  of: Pick<ClaimCase, 'plan'>
  facts: ClaimFacts
  onChange: (facts: ClaimFacts) => void
}

/** The facts as the papers show them; only those that were stated, and the items. */
export function FactsForm({ of, facts, onChange }: FactsFormProps) {
  const text = useText(claimDeskText)
  const { form } = useText(claimDecisionText)
  const locale = useLocale()
  const { costFen, lossFen, paidBy, hospitalGrade, disabilityGrade, stays } = facts
  const set = (change: Partial<ClaimFacts>) => onChange({ ...facts, ...change })
  const items = of.plan?.items.filter(({ events }) => events.includes(facts.event)) ?? []
  return (
    <View className="claim-form">
      {items.length > 0 && (
        <Labelled label={form.items}>
          <ManyChips
            label={form.items}
            options={items.map(({ code, name }) => ({ value: code, label: name[locale] }))}
            values={facts.items}
            onChange={(chosen) => chosen.length > 0 && set({ items: chosen })}
          />
        </Labelled>
      )}
      <DateField label={text.eventOn} value={facts.eventOn} onChange={(eventOn) => set({ eventOn })} />
      <Stays stays={stays} onChange={(to) => set({ stays: to })} />
      {costFen !== null && (
        <>
          <Sum label={text.cost} fen={costFen} onChange={(to) => set({ costFen: to })} />
          <Labelled label={text.hospitalGrade}>
            <Chips
              label={text.hospitalGrade}
              options={hospitalGrades.map((grade) => ({ value: String(grade), label: text.grades[grade] }))}
              value={hospitalGrade === null ? null : String(hospitalGrade)}
              onChange={(grade) => set({ hospitalGrade: Number(grade) as ClaimFacts['hospitalGrade'] })}
            />
          </Labelled>
        </>
      )}
      {lossFen !== null && <Sum label={text.loss} fen={lossFen} onChange={(to) => set({ lossFen: to })} />}
      {(costFen !== null || lossFen !== null) &&
        (['medicalInsurance', 'workInjury', 'others'] as const).map((who) => (
          <Sum
            key={who}
            label={text.paidBy[who]}
            fen={paidBy[who]}
            onChange={(to) => set({ paidBy: { ...paidBy, [who]: to } })}
          />
        ))}
      {disabilityGrade !== null && (
        <Labelled label={text.disabilityGrade}>
          <Chips
            label={text.disabilityGrade}
            options={Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: text.disability(at + 1) }))}
            value={String(disabilityGrade)}
            onChange={(grade) => set({ disabilityGrade: Number(grade) })}
          />
        </Labelled>
      )}
    </View>
  )
}

function Stays({ stays, onChange }: { stays: ClaimFacts['stays']; onChange: (stays: ClaimFacts['stays']) => void }) {
  const { form } = useText(claimDecisionText)
  const last = stays.at(-1)
  if (!last) return null
  const change = (at: number, to: ClaimFacts['stays'][number]) =>
    onChange(stays.map((stay, place) => (place === at ? to : stay)))
  return (
    <>
      {stays.map((stay, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stay is its place in the list
        <View key={at} className="claim-form__stay">
          <DateField
            label={form.from}
            value={stay.from}
            end={stay.to}
            onChange={(from) => change(at, { ...stay, from })}
          />
          <DateField label={form.to} value={stay.to} start={stay.from} onChange={(to) => change(at, { ...stay, to })} />
          {stays.length > 1 && (
            <Button kind="plain" size="small" onTap={() => onChange(stays.filter((_, place) => place !== at))}>
              {form.removeStay}
            </Button>
          )}
        </View>
      ))}
      <Button kind="plain" size="small" onTap={() => onChange([...stays, { from: last.to, to: last.to }])}>
        {form.addStay}
      </Button>
    </>
  )
}

/** A sum in yuan; what cannot be read yet leaves the sum as it was. */
function Sum({ label, fen, onChange }: { label: string; fen: number; onChange: (fen: number) => void }) {
  const [typed, setTyped] = useState(yuanTyped(fen))
  return (
    <Field
      label={label}
      type="digit"
      value={typed}
      onChange={(to) => {
        setTyped(to)
        const read = fenOf(to)
        if (!Number.isNaN(read)) onChange(read)
      }}
    />
  )
}
