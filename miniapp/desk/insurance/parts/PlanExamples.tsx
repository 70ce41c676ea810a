import { Text, View } from '@tarojs/components'
import { shortYuan } from '../../../../shared/insurance/coversText'
import { lengthOf } from '../../../../shared/insurance/formulas'
import type { PlanContent } from '../../../../shared/insurance/plans'
import { plansText } from '../../../../shared/insurance/plansText'
import { type Example, examplesOf } from '../../../../shared/insurance/previews'
import { workingText, workingWords } from '../../../../shared/insurance/workingText'
import { useLocale, useText } from '../../../platform/locale'
import { Card } from '../../../ui'

/** What the plan would pay in a few cases, by the sum that decides claims. */
export function PlanExamples({ content }: { content: PlanContent }) {
  const text = useText(plansText)
  return (
    <Card title={text.examples}>
      <Text className="cover-head__note">{text.examplesNote}</Text>
      <View className="cover-items plan-examples">
        {examplesOf(content).map((example) => (
          <OneExample key={example.key} example={example} />
        ))}
      </View>
    </Card>
  )
}

function OneExample({ example: { item, facts, assessment } }: { example: Example }) {
  const text = useText(plansText)
  const { reasons } = useText(workingText)
  const locale = useLocale()
  const [line] = assessment.lines
  const { stays, costFen, paidBy, lossFen, disabilityGrade } = facts
  const what =
    stays.length > 0
      ? text.cases.stays(lengthOf(stays[0]!))
      : costFen !== null
        ? text.cases.cost(shortYuan(costFen), shortYuan(paidBy.medicalInsurance))
        : lossFen !== null
          ? text.cases.loss(shortYuan(lossFen))
          : disabilityGrade !== null
            ? text.cases.grade(disabilityGrade)
            : text.cases.fixed
  return (
    <View className="cover-item">
      <View className="cover-item__head">
        <Text className="cover-item__name">{`${item.name[locale]} · ${what}`}</Text>
        <Text className="cover-item__most">{text.total(shortYuan(assessment.totalFen))}</Text>
      </View>
      {line?.working.map((step) => (
        <Text key={step.step} className="cover-item__papers">
          {workingWords(step, locale)}
        </Text>
      ))}
      {line?.reason && <Text className="cover-item__papers">{reasons[line.reason]}</Text>}
    </View>
  )
}
