import { Text, View } from '@tarojs/components'
import type { NeededFact } from '../../../shared/insurance/claimRules'
import { claimText } from '../../../shared/insurance/claimText'
import { hospitalGrades } from '../../../shared/insurance/plans'
import { useText } from '../../platform/locale'
import { Button, Card, Chips, DateField, Field, PickField } from '../../ui'
import { isAmountWrong, isBackwards, isOverlapping, neededNow, type Typed, type TypedStay } from './claimForm'
import type { ClaimFormModel } from './useClaimForm'

interface PartProps {
  model: ClaimFormModel
}

/** What the chosen items need to know, and nothing else. */
export function ClaimFacts({ model }: PartProps) {
  const { form, typed } = model
  const needed: ReadonlySet<NeededFact> = neededNow(form, typed)
  const isMoney = needed.has('cost') || needed.has('loss')
  return (
    <>
      {needed.has('stays') && <Stays model={model} />}
      {(needed.has('hospitalGrade') || needed.has('disabilityGrade')) && <Grades model={model} needed={needed} />}
      {isMoney && <Money model={model} needed={needed} />}
    </>
  )
}

function Stays({ model: { form, typed, change } }: PartProps) {
  const text = useText(claimText)
  const { stays } = typed
  const put = (at: number, part: Partial<TypedStay>) =>
    change({ stays: stays.map((stay, index) => (index === at ? { ...stay, ...part } : stay)) })
  return (
    <Card title={text.stays}>
      {stays.map((stay, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stay has nothing else to tell it by while it is typed
        <View key={at} className="claim-stay">
          {stays.length > 1 && (
            <View className="claim-stay__head">
              <Text>{text.stay(at + 1)}</Text>
              <Button
                kind="plain"
                size="small"
                onTap={() => change({ stays: stays.filter((_, index) => index !== at) })}
              >
                {text.removeStay}
              </Button>
            </View>
          )}
          <DateField label={text.from} value={stay.from} end={form.today} onChange={(from) => put(at, { from })} />
          <DateField
            label={text.to}
            value={stay.to}
            end={form.today}
            {...(isBackwards(stay) ? { error: text.stayWrong } : {})}
            onChange={(to) => put(at, { to })}
          />
        </View>
      ))}
      {isOverlapping(typed) && <Text className="claim-part__wrong">{text.overlap}</Text>}
      <Button kind="plain" onTap={() => change({ stays: [...stays, { from: '', to: '' }] })}>
        {text.addStay}
      </Button>
    </Card>
  )
}

const tenGrades = Array.from({ length: 10 }, (_, at) => String(at + 1))

function Grades({ model: { typed, change }, needed }: PartProps & { needed: ReadonlySet<NeededFact> }) {
  const text = useText(claimText)
  const grades = hospitalGrades.map((grade) => ({ value: String(grade), label: text.grades[grade] }))
  return (
    <Card>
      {needed.has('hospitalGrade') && (
        <View className="claim-part">
          <Text className="claim-part__label">{text.hospitalGrade}</Text>
          <Chips
            label={text.hospitalGrade}
            options={grades}
            value={typed.hospitalGrade === null ? null : String(typed.hospitalGrade)}
            onChange={(grade) => change({ hospitalGrade: Number(grade) as Typed['hospitalGrade'] })}
          />
          <Text className="claim-part__note">{text.gradeHint}</Text>
        </View>
      )}
      {needed.has('disabilityGrade') && (
        <PickField
          label={text.disabilityGrade}
          hint={text.disabilityHint}
          options={tenGrades.map((value) => ({ value, label: text.disabilityLevel(Number(value)) }))}
          value={typed.disabilityGrade === null ? null : String(typed.disabilityGrade)}
          onChange={(grade) => change({ disabilityGrade: Number(grade) })}
        />
      )}
    </Card>
  )
}

function Money({ model: { typed, change }, needed }: PartProps & { needed: ReadonlySet<NeededFact> }) {
  const text = useText(claimText)
  const field = (name: 'cost' | 'loss' | 'medicalInsurance' | 'workInjury' | 'others') => (
    <Field
      label={text[name]}
      type="digit"
      maxLength={12}
      value={typed[name]}
      {...(isAmountWrong(typed[name]) ? { error: text.amountWrong } : {})}
      onChange={(value) => change({ [name]: value })}
    />
  )
  return (
    <>
      <Card>
        {needed.has('cost') && field('cost')}
        {needed.has('loss') && field('loss')}
      </Card>
      <Card title={text.paid}>
        <Text className="claim-part__note">{text.paidNote}</Text>
        {needed.has('cost') && field('medicalInsurance')}
        {needed.has('cost') && field('workInjury')}
        {field('others')}
      </Card>
    </>
  )
}
