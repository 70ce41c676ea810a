import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { claimDeskText } from '../../../../shared/insurance/claimDeskText'
import type { ClaimCase } from '../../../../shared/insurance/claims.desk.contract'
import { yuan } from '../../../../shared/payments/fen'
import { wordsOf } from '../../../platform/errors'
import { useLocale, useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, toast } from '../../../ui'
import { client, errorWords } from './useClaim'

type Line = readonly [label: string, value: string]
type Facts = NonNullable<ClaimCase['facts']>

/** What was stated: who, what, when, how much; and where the money goes. */
export function ClaimFacts({ of }: { of: ClaimCase }) {
  const text = useText(claimDeskText)
  const locale = useLocale()
  const { claimant, insured, cover, filedBy, plan, facts, story } = of
  const coverLines = ({ plan: name, from, to }: NonNullable<ClaimCase['cover']>): Line[] => [
    [text.cover, name[locale]],
    [text.coverTerm, text.coverDays(from, to)],
  ]
  const named = [insured.name, insured.documentNumber].filter(Boolean).join(' ')
  const lines: Line[] = [
    [text.insured, named],
    ...(insured.known ? [] : [[text.insured, text.unknownInsured] as const]),
    [text.claimant, [claimant.name, text.roles[claimant.role]].filter(Boolean).join(' · ')],
    ...(claimant.phone ? [[text.phone, claimant.phone] as const] : []),
    ...(filedBy ? [[text.claimant, text.filedBy(filedBy)] as const] : []),
    ...(cover ? coverLines(cover) : []),
    [text.owner, of.organisation.name],
    ...(facts ? linesOf(facts, text) : []),
  ]
  return (
    <Card title={text.facts}>
      {lines.map(([label, value]) => (
        <Fact key={`${label} ${value}`} label={label} value={value} />
      ))}
      {story && (
        <View className="claim__story">
          <Text className="claim__note">{text.story}</Text>
          <Text userSelect>{story}</Text>
        </View>
      )}
      {plan && plan.exclusions.length > 0 && (
        <View className="claim__story">
          <Text className="claim__note">{text.exclusions}</Text>
          <Text>{plan.exclusions.map((one) => one[locale]).join(locale === 'zh' ? ';' : '; ')}</Text>
        </View>
      )}
      <Account of={of} />
    </Card>
  )
}

export function Fact({ label, value }: { label: string; value: string }) {
  return (
    <View className="claim__fact">
      <Text className="claim__note">{label}</Text>
      <Text userSelect>{value}</Text>
    </View>
  )
}

/** What this claim's items need, and nothing that they do not. */
function linesOf(facts: Facts, text: (typeof claimDeskText)['zh']): Line[] {
  const sum = (label: string, fen: number | null): Line[] => (fen ? [[label, text.lines.yuan(yuan(fen))]] : [])
  const { paidBy, hospitalGrade, disabilityGrade } = facts
  return [
    [text.eventOn, facts.eventOn],
    ...facts.stays.map(({ from, to }): Line => [text.stays, text.stay(from, to)]),
    ...sum(text.cost, facts.costFen),
    ...sum(text.paidBy.medicalInsurance, paidBy.medicalInsurance),
    ...sum(text.paidBy.workInjury, paidBy.workInjury),
    ...sum(text.paidBy.others, paidBy.others),
    ...(hospitalGrade ? [[text.hospitalGrade, text.grades[hospitalGrade]] as const] : []),
    ...sum(text.loss, facts.lossFen),
    ...(disabilityGrade ? [[text.disabilityGrade, text.disability(disabilityGrade)] as const] : []),
  ]
}

/** A number is read in one line. */
const unbroken = (number: string): string => number.replaceAll(' ', '\u00a0')

/** Masked; the whole number after proving oneself, on record. */
function Account({ of: { id, payee } }: { of: ClaimCase }) {
  const text = useText(claimDeskText)
  const [whole, setWhole] = useState<string | null>(null)
  const reveal = useCommand(() => client.revealAccount({ params: { claimId: id } }), {
    onDone: ({ number }) => setWhole(number),
    onError: (error) => toast(wordsOf(error, errorWords())),
  })
  if (!payee) return null
  return (
    <View className="claim__account">
      <View>
        <Fact label={text.payee} value={`${payee.holder} · ${payee.bank} · ${unbroken(whole ?? payee.number)}`} />
      </View>
      {whole === null && (
        <Button kind="outline" size="small" busy={reveal.busy} onTap={() => void reveal.run(undefined)}>
          {text.reveal}
        </Button>
      )}
    </View>
  )
}
