import { Text, View } from '@tarojs/components'
import type { JoinView } from '../../../shared/membership/contract'
import { joinText } from '../../../shared/membership/joinText'
import { releaseText } from '../../../shared/membership/releaseText'
import { membershipText } from '../../../shared/membership/text'
import { useText } from '../../platform/locale'
import { open, replace } from '../../platform/navigate'
import { BottomBar, Button, Card, Tag } from '../../ui'
import type { Place } from './place'

interface MemberNoteProps {
  membership: NonNullable<JoinView['membership']>
  /** Where the link they came by leads: they can move there. */
  place: Place | null
}

/** A member is told where they are one; nobody else ever sees this. */
export function MemberNote({ membership, place }: MemberNoteProps) {
  const text = useText(joinText).member
  const { notMe } = useText(releaseText)
  const states = useText(membershipText).membershipStates
  const target = place && place.organisation.id !== membership.organisation.id ? place.organisation : null
  return (
    <>
      <Card title={text.title} aside={<Tag tone="ok">{states[membership.state]}</Tag>}>
        <View className="words">
          <Text>{text.body(membership.organisation.name)}</Text>
          <Text className="words__small">{text.move}</Text>
        </View>
      </Card>
      {membership.state !== 'transferring' && (
        <Button
          kind="plain"
          onTap={() => replace(target ? `/membership/transfer?organisationId=${target.id}` : '/membership/transfer')}
        >
          {target ? text.transfer(target.name) : text.transferAny}
        </Button>
      )}
      <Button kind="plain" size="small" onTap={() => open('/membership/release?about=phone')}>
        {notMe}
      </Button>
      <BottomBar label={text.action} onTap={() => replace('/membership/card')} />
    </>
  )
}

export function ClosedNote({ name }: { name: string }) {
  const text = useText(joinText).closed
  return (
    <>
      <Card title={text.title}>
        <View className="words">
          <Text>{text.body(name)}</Text>
        </View>
      </Card>
      <BottomBar label={text.action} onTap={() => replace('/organisations/find?choose=1')} />
    </>
  )
}

/** Everything that was asked for when it was sent back, at once. */
export function ReturnedNote({ returned }: { returned: { items: string[]; note: string | null } }) {
  const text = useText(joinText).returned
  const names: Record<string, string> = useText(membershipText).formItems
  return (
    <Card title={text.title(returned.items.length)}>
      <View className="words">
        {returned.items.map((item) => (
          <Text key={item} className="words__item">
            {names[item] ?? item}
          </Text>
        ))}
        {returned.note && <Text className="words__small">{returned.note}</Text>}
        <Text className="words__small">{text.other}</Text>
      </View>
    </Card>
  )
}
