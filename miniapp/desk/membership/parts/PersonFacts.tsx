import { Text } from '@tarojs/components'
import type { MemberView } from '../../../../shared/membership/members.contract'
import { membersText } from '../../../../shared/membership/membersText'
import { useText } from '../../../platform/locale'
import { Card, Tag } from '../../../ui'
import { Fact, RevealLine } from './Facts'
import type { useReveal } from './useReveal'

type Whole = Pick<MemberView['person'], 'documentNumber' | 'phone'>
type Reveal = ReturnType<typeof useReveal<Whole>>

/** Who a member is; the numbers are masked until somebody asks, which is recorded. */
export function PersonFacts({ person, reveal }: { person: MemberView['person']; reveal: Reveal }) {
  const text = useText(membersText)
  const { facts } = text
  const { shown } = reveal
  return (
    <Card className="case-facts">
      <Fact label={facts.document}>{person.documentKind ? text.documentKinds[person.documentKind] : facts.none}</Fact>
      <Fact label={facts.documentNumber}>
        <Text className="case-fact__number">
          {(shown ? shown.documentNumber : person.documentNumber) ?? facts.none}
        </Text>
      </Fact>
      <Fact label={facts.phone}>
        <Text className="case-fact__number">{(shown ? shown.phone : person.phone) ?? facts.none}</Text>
      </Fact>
      <Fact label={facts.assurance}>
        <Tag tone={person.assurance === 'stated' ? 'warn' : 'ok'}>{text.assurances[person.assurance]}</Tag>
      </Fact>
      <RevealLine reveal={reveal} />
    </Card>
  )
}
