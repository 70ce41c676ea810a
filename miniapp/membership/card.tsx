import { Text, View } from '@tarojs/components'
import { cardText } from '../../shared/membership/cardText'
import type { CardView } from '../../shared/membership/contract'
import { inFours } from '../../shared/membership/number'
import { membershipText } from '../../shared/membership/text'
import { useText } from '../platform/locale'
import { open } from '../platform/navigate'
import { useWhen } from '../platform/when'
import { BrandCard, Card, Empty, Page, Row, Skeleton } from '../ui'
import { CardQr } from './parts/CardQr'
import { errorWords } from './parts/clients'
import { useFreshCard } from './parts/useFreshCard'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '会员卡' })

export default function MemberCard() {
  const text = useText(cardText)
  const view = useFreshCard()
  return (
    <Page title={text.title} view={view} errors={errorWords()} skeleton={<Skeleton hasBrand cards={1} />}>
      {({ card, endsAt }) =>
        card ? (
          <>
            <Face card={card} />
            <CardQr card={card} endsAt={endsAt} busy={view.loading} onRefresh={() => void view.refresh()} />
            <Card kind="rows">
              <Row title={text.standing} note={text.standingNote} onTap={() => open('/membership/standing')} />
              <Row title={text.applications} onTap={() => open('/membership/applications')} />
            </Card>
          </>
        ) : (
          <>
            <Empty text={text.none} action={{ label: text.join, onTap: () => open('/membership/join') }} />
            <Card kind="rows">
              <Row title={text.standing} note={text.standingEnded} onTap={() => open('/membership/standing')} />
            </Card>
          </>
        )
      }
    </Page>
  )
}

function Face({ card }: { card: CardView }) {
  const text = useText(cardText)
  const states = useText(membershipText).membershipStates
  const when = useWhen()
  const note = text.notes[card.state]
  return (
    <>
      <BrandCard over={text.member(card.organisation.name, states[card.state])} title={card.name}>
        <View className="member-number">
          <View className="member-number__head">
            <Text>{text.number}</Text>
            <Text>{text.since(when.day(card.since))}</Text>
          </View>
          <Text className="member-number__digits">{inFours(card.number)}</Text>
        </View>
      </BrandCard>
      {note !== '' && (
        <Card>
          <Text>{note}</Text>
        </Card>
      )}
    </>
  )
}
