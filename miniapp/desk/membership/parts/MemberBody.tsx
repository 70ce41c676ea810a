import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { MemberView } from '../../../../shared/membership/members.contract'
import { membersText } from '../../../../shared/membership/membersText'
import { inFours } from '../../../../shared/membership/number'
import { useText } from '../../../platform/locale'
import { back, open, replace } from '../../../platform/navigate'
import { useWhen } from '../../../platform/when'
import { Button, Card, Row, Tag, Timeline, type TimelineItem } from '../../../ui'
import { Fact } from './Facts'
import { MemberActs } from './MemberActs'
import { members } from './membersClient'
import './case.scss'
import './members.scss'
import { memberTones } from './memberTones'
import { PersonFacts } from './PersonFacts'
import { stateTones } from './tones'
import { useReveal } from './useReveal'

interface MemberBodyProps {
  member: MemberView
  onChanged: (member: MemberView) => void
  onRefresh: () => Promise<void>
}

export function MemberBody({ member, onChanged, onRefresh }: MemberBodyProps) {
  const text = useText(membersText)
  const reveal = useReveal(() => members.revealMember({ params: { membershipId: member.id } }))
  return (
    <View className="member">
      <View className="member__head">
        <View className="member__who">
          <Text className="member__name" aria-role="heading" aria-level={2}>
            {member.person.name}
          </Text>
          <Tag tone={memberTones[member.state]}>{text.memberStates[member.state]}</Tag>
        </View>
        <Text className="member__line">{member.organisation.name}</Text>
      </View>
      {member.transfer && <Text className="member__notice">{text.transferring(member.transfer.to)}</Text>}
      <StandingFacts member={member} />
      <PersonFacts person={member.person} reveal={reveal} />
      <MemberActs member={member} onChanged={onChanged} onRefresh={onRefresh} />
      <History member={member} />
      <Elsewhere member={member} />
      <Button kind="outline" onTap={backToList}>
        {text.toList}
      </Button>
    </View>
  )
}

/** Where it was opened from; by a link, the list takes this page's place. */
function backToList() {
  if (Taro.getCurrentPages().length > 1) back()
  else replace('/desk/membership/members')
}

function StandingFacts({ member }: { member: MemberView }) {
  const text = useText(membersText)
  const when = useWhen()
  const { facts } = text
  const { number, since, reason, until, endedAt, leavesOn, lapsesOn } = member
  return (
    <Card className="case-facts">
      <Fact label={facts.number}>
        <Text className="case-fact__number">{inFours(number)}</Text>
      </Fact>
      <Fact label={facts.since}>{when.day(since)}</Fact>
      {reason && <Fact label={facts.reason}>{text.reasons[reason]}</Fact>}
      {until && <Fact label={facts.until}>{when.day(until)}</Fact>}
      {leavesOn && <Fact label={facts.leaves}>{when.day(leavesOn)}</Fact>}
      {lapsesOn && <Fact label={facts.lapses}>{when.day(lapsesOn)}</Fact>}
      {endedAt && <Fact label={facts.ended}>{when.at(endedAt)}</Fact>}
    </Card>
  )
}

/** 会籍变动, oldest first. */
function History({ member }: { member: MemberView }) {
  const text = useText(membersText)
  const when = useWhen()
  const items: TimelineItem[] = member.history
    .map(({ id, at, act, to, by, actor, organisation, reason, until, note }) => {
      const who = by === 'self' ? text.bySelf : by === 'rule' ? text.byRule : (actor ?? organisation ?? '')
      const why = [reason && text.reasons[reason], until && text.until(when.day(until))].filter(Boolean).join(' · ')
      const lines = [`${when.at(at)} · ${who}`, why, note]
      return { key: id, title: text.acts[act], note: lines.filter(Boolean).join('\n'), tone: memberTones[to] }
    })
    .reverse()
  return (
    <Card title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}

/** Other memberships and the applications, as far as the caller reaches them. */
function Elsewhere({ member: { others, applications } }: { member: MemberView }) {
  const text = useText(membersText)
  const when = useWhen()
  return (
    <>
      {others.length > 0 && (
        <Card kind="rows" title={text.others}>
          {others.map(({ id, organisation, state, since }) => (
            <Row
              key={id}
              title={organisation}
              note={when.day(since)}
              value={<Tag tone={memberTones[state]}>{text.memberStates[state]}</Tag>}
              onTap={() => open(`/desk/membership/member?id=${id}`)}
            />
          ))}
        </Card>
      )}
      {applications.length > 0 && (
        <Card kind="rows" title={text.applications}>
          {applications.map(({ id, state, organisation, submittedAt }) => (
            <Row
              key={id}
              title={organisation}
              note={submittedAt ? when.at(submittedAt) : undefined}
              value={<Tag tone={stateTones[state]}>{text.applicationStates[state]}</Tag>}
              onTap={() => open(`/desk/membership/application?id=${id}`)}
            />
          ))}
        </Card>
      )}
    </>
  )
}
