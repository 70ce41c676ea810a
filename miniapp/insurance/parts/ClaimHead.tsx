import { Text, View } from '@tarojs/components'
import { claimProgressText } from '../../../shared/insurance/claimProgressText'
import type { ClaimView } from '../../../shared/insurance/claimViews'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'
import { Card, Tag } from '../../ui'
import { claimTones } from './claimTones'

const isOver = (at: string): boolean => Date.parse(at) < Date.now()

/** Where it is, what happens next, and both clocks: in words. */
export function ClaimHead({ claim: { state, stepDueAt, dueAt } }: { claim: ClaimView }) {
  const text = useText(claimProgressText)
  const when = useWhen()
  return (
    <Card>
      <View className="claim-head">
        <View className="claim-head__top">
          <Text className="claim-head__words" aria-role="heading" aria-level={1}>
            {text.heads[state]}
          </Text>
          <Tag tone={claimTones[state]}>{text.states[state]}</Tag>
        </View>
        <Text>{text.bodies[state]}</Text>
        {stepDueAt && (
          <Text className="claim-head__due claim-head__due--step">
            {isOver(stepDueAt) ? text.stepLate(when.at(stepDueAt)) : text.stepDue(when.at(stepDueAt))}
          </Text>
        )}
        {stepDueAt && dueAt && (
          <Text className="claim-head__due">
            {isOver(dueAt) ? text.wholeLate(when.at(dueAt)) : text.wholeDue(when.at(dueAt))}
          </Text>
        )}
      </View>
    </Card>
  )
}
