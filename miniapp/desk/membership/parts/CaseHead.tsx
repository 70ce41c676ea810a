import { Text, View } from '@tarojs/components'
import { spanOf } from '../../../../shared/desk/clock'
import { deskText } from '../../../../shared/desk/text'
import type { CaseView } from '../../../../shared/membership/desk.contract'
import { membershipDeskText } from '../../../../shared/membership/deskText'
import { wordsOf } from '../../../platform/errors'
import { useText } from '../../../platform/locale'
import { Tag } from '../../../ui'
import { Assignment } from '../../parts/Assignment'
import { HandBack } from '../../parts/HandBack'
import { stateTones } from './tones'
import type { Case } from './useCase'

/** Whom it is about, both clocks, and who is at it. */
export function CaseHead({ of, on, now }: { of: CaseView; on: Case; now: Date }) {
  const text = useText(membershipDeskText)
  const { applicant } = of
  return (
    <View className="case__head">
      <View className="case__who">
        <Text className="case__name" aria-role="heading" aria-level={2}>
          {applicant.name}
        </Text>
        <Tag tone={stateTones[of.state]}>{text.states[of.state]}</Tag>
      </View>
      <Text className="case__line">
        {`${text.occupations[applicant.occupation]} · ${applicant.workplace} · ${text.routesInFull[of.route]}`}
      </Text>
      {of.discreet && <Text className="case-decision__warning">{text.discreet}</Text>}
      {of.owner.id !== of.organisation.id && (
        <Text className="case-decision__warning">{text.movedUp(of.organisation.name)}</Text>
      )}
      <Clocks of={of} now={now} />
      {of.actions.includes('assign') && <Assignment of={of} assign={on.assign} />}
      {on.draft.draft.mode === null && <Failure of={on.failure} />}
      <HandBack of={of} isSaid {...on.handBack} />
    </View>
  )
}

export function Clocks({ of, now }: { of: Pick<CaseView, 'dueAt' | 'openedAt'>; now: Date }) {
  const { clocks } = useText(membershipDeskText)
  const { span } = useText(deskText)
  if (of.dueAt === null) return null
  const left = new Date(of.dueAt).getTime() - now.getTime()
  const whole = span(spanOf(now.getTime() - new Date(of.openedAt).getTime()))
  return (
    <View className="case__clocks">
      <Tag tone={left > 0 ? 'warn' : 'red'}>
        {left > 0 ? clocks.stepLeft(span(spanOf(left))) : clocks.stepOver(span(spanOf(left)))}
      </Tag>
      <Tag>{clocks.whole(whole)}</Tag>
    </View>
  )
}

/** Why the last try failed, where nothing else on the page says it. */
export function Failure({ of }: { of: Error | undefined }) {
  const { errors } = useText(membershipDeskText)
  return of ? (
    <Text className="case-decision__error" aria-role="alert">
      {wordsOf(of, errors)}
    </Text>
  ) : null
}
