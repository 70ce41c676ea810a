import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { StandingView } from '../../shared/membership/standing.contract'
import { standingText } from '../../shared/membership/standingText'
import { membershipStates } from '../../shared/membership/states'
import { membershipText } from '../../shared/membership/text'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { Card, Empty, Page, Row, Sheet, Skeleton, Tag } from '../ui'
import { errorWords } from './parts/clients'
import { CurrentCard, Lapse, Leaving, Moving } from './parts/StandingCards'
import { EndedCards } from './parts/StandingEnded'
import { StandingHistory } from './parts/StandingHistory'
import { standing } from './parts/standingClient'
import { standingTones } from './parts/standingTones'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '我的会籍' })

/** Which union, which state, what that means, how it came to it, and what one can do. */
export default function Standing() {
  const text = useText(standingText)
  const view = useView(() => standing.getStanding({ query: {} }))
  return (
    <Page title={text.title} view={view} errors={errorWords()} skeleton={<Skeleton cards={3} />}>
      {(own) =>
        own.current || own.ended ? (
          <>
            <Lapse own={own} onChanged={view.show} />
            {own.current && <CurrentCard current={own.current} />}
            <Moving own={own} />
            <Leaving own={own} onChanged={view.show} />
            <EndedCards own={own} onChanged={view.show} />
            <Actions actions={own.actions} />
            <StandingHistory history={own.history} />
            <Meanings />
          </>
        ) : (
          <Empty text={text.none} action={{ label: text.join, onTap: () => open('/membership/join') }} />
        )
      }
    </Page>
  )
}

function Actions({ actions }: { actions: StandingView['actions'] }) {
  const text = useText(standingText)
  if (!actions.includes('transfer') && !actions.includes('leave')) return null
  return (
    <Card kind="rows">
      {actions.includes('transfer') && (
        <Row title={text.transfer} note={text.transferNote} onTap={() => open('/membership/transfer')} />
      )}
      {actions.includes('leave') && (
        <Row title={text.leave} note={text.leaveNote} onTap={() => open('/membership/leaving')} />
      )}
    </Card>
  )
}

/** Every state in one sentence. */
function Meanings() {
  const text = useText(standingText)
  const states = useText(membershipText).membershipStates
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Card kind="rows">
        <Row title={text.meaningsOpen} onTap={() => setIsOpen(true)} />
      </Card>
      <Sheet isOpen={isOpen} title={text.meaningsTitle} onClose={() => setIsOpen(false)}>
        <View className="meanings">
          {membershipStates.map((state) => (
            <View key={state} className="meanings__state">
              <Tag tone={standingTones[state]}>{states[state]}</Tag>
              <Text className="meanings__words">{text.meanings[state]}</Text>
            </View>
          ))}
        </View>
      </Sheet>
    </>
  )
}
