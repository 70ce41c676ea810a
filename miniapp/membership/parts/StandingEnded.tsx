import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { StandingView } from '../../../shared/membership/standing.contract'
import { standingText } from '../../../shared/membership/standingText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useWhen } from '../../platform/when'
import { Button, Card, Row, Tag, toast } from '../../ui'
import { explain } from './clients'
import { Problem } from './Problem'
import { standing } from './standingClient'
import { standingTones } from './standingTones'

type Ended = NonNullable<StandingView['ended']>

/** How it ended, why, what one can do against it, and the ways back. */
export function EndedCards({ own, onChanged }: { own: StandingView; onChanged: (own: StandingView) => void }) {
  const text = useText(standingText)
  const takeBack = useCommand(() => standing.takeBackLeaving(), {
    onDone: (after) => {
      toast(text.takenBack)
      onChanged(after)
    },
  })
  const { ended, actions } = own
  if (!ended) return null
  return (
    <>
      <EndedHead ended={ended} />
      {ended.state === 'expelled' && <Appeal to={ended.appealTo} />}
      {takeBack.error && <Problem words={explain(takeBack.error)} />}
      {actions.includes('takeBack') && (
        <Button busy={takeBack.busy} onTap={() => void takeBack.run(undefined)}>
          {text.takeBack}
        </Button>
      )}
      {actions.includes('joinAgain') && (
        <Card kind="rows">
          <Row title={text.joinAgain} note={text.joinAgainNote} onTap={() => open('/membership/join')} />
        </Card>
      )}
    </>
  )
}

function EndedHead({ ended }: { ended: Ended }) {
  const text = useText(standingText)
  const states = useText(membershipText).membershipStates
  const when = useWhen()
  const { state, organisation, at, reason, note, takeBackUntil } = ended
  const title = state in text.ended ? text.ended[state as keyof typeof text.ended] : states[state]
  return (
    <Card>
      <View className="status">
        <View className="status__head">
          <Text className="status__words" aria-role="heading" aria-level={1}>
            {title}
          </Text>
          <Tag tone={standingTones[state]}>{states[state]}</Tag>
        </View>
        <Text>{text.endedAt(organisation.name, when.at(at))}</Text>
        {reason && <Text>{text.reason(text.reasons[reason])}</Text>}
        {note && state === 'expelled' && <Text>{text.union(note)}</Text>}
        {takeBackUntil && <Text className="status__due">{text.takeBackUntil(when.at(takeBackUntil))}</Text>}
      </View>
    </Card>
  )
}

function Appeal({ to }: { to: Ended['appealTo'] }) {
  const text = useText(standingText)
  const phone = to?.phone ?? null
  return (
    <Card title={text.appealTitle}>
      <View className="words">
        <Text>{to ? text.appeal(to.name) : text.appealNone}</Text>
        {phone && (
          <Button kind="outline" onTap={() => void Taro.makePhoneCall({ phoneNumber: phone, fail: () => {} })}>
            {text.call(phone)}
          </Button>
        )}
      </View>
    </Card>
  )
}
