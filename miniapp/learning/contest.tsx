import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ContestView } from '../../shared/learning/contests.contract'
import { contestsText } from '../../shared/learning/contestsText'
import { useText, useWording } from '../platform/locale'
import { open } from '../platform/navigate'
import { useView } from '../platform/useView'
import { BottomBar, Card, Page, Row, Tag } from '../ui'
import { ContestStages } from './parts/ContestStages'
import { ContestTag } from './parts/ContestTag'
import { contests, contestWords, markWords } from './parts/contestClient'
import { useEntryWindow } from './parts/useEntryWindow'
import './parts/contests.scss'

definePageConfig({ navigationBarTitleText: '竞赛详情' })

/** A contest whole: what it is, where one stands in it, and who was awarded what. */
export default function Contest() {
  const text = useText(contestsText)
  const { id = '' } = useRouter().params
  const view = useView(() => contests.getContest({ params: { contestId: id } }), { deps: [id] })
  return (
    <Page title={text.contestTitle} view={view} errors={contestWords()}>
      {(of) => (
        <>
          <Head of={of} />
          <Own of={of} />
          <Results of={of} />
          <ContestStages of={of} />
          <Facts of={of} />
          <Act of={of} />
        </>
      )}
    </Page>
  )
}

function Head({ of }: { of: ContestView }) {
  const text = useText(contestsText)
  const { name, what, kind, organisation, entries, stopReason } = of
  const facts = [text.kinds[kind], useEntryWindow(of)]
  return (
    <Card>
      <View className="contest-head">
        <Text className="contest-head__name" aria-role="heading" aria-level={1}>
          {name}
        </Text>
        <ContestTag of={of} />
      </View>
      {stopReason && <Text className="contest-ended">{text.stopped(stopReason)}</Text>}
      <Text className="contest-what">{what}</Text>
      <Text className="contest-note">{facts.join(' · ')}</Text>
      <Text className="contest-note">
        {[text.by(organisation.name), kind === 'team' ? text.teams(entries) : text.entries(entries)].join(' · ')}
      </Text>
    </Card>
  )
}

function Own({ of: { id, own } }: { of: ContestView }) {
  const text = useText(contestsText)
  if (!own) return null
  const { number, group, name, award, certificateCode } = own
  return (
    <Card title={award ? text.award(award) : text.own} kind="rows">
      <Row
        title={name ?? group}
        note={[text.ownNumber(number), ...(name ? [group] : [])].join(' · ')}
        onTap={() => open(`/learning/team?id=${id}`)}
      />
      {certificateCode && (
        <Row
          title={text.certificate}
          note={certificateCode}
          onTap={() => open(`/learning/certificate?code=${certificateCode}`)}
        />
      )}
    </Card>
  )
}

function Results({ of: { results } }: { of: ContestView }) {
  const text = useText(contestsText)
  const groups = [...new Set(results.map(({ group }) => group))]
  return groups.map((group) => (
    <Card key={group} title={groups.length > 1 ? `${text.results} · ${group}` : text.results} kind="rows">
      {results
        .filter((one) => one.group === group)
        .map(({ number, name, award, mark, isOwn }) => (
          <Row
            key={number}
            title={name}
            note={text.mark(markWords(mark))}
            lead={isOwn ? <Tag tone="ok">{text.mine}</Tag> : undefined}
            value={award}
          />
        ))}
    </Card>
  ))
}

function Facts({ of: { groups, awards, kind, team } }: { of: ContestView }) {
  const text = useText(contestsText)
  const { listed } = useWording()
  return (
    <Card kind="rows">
      <Row title={text.groups} note={listed(groups)} />
      {kind === 'team' && <Row title={text.members} note={text.teamSize(team.from, team.to)} />}
      {awards.map(({ name, count }) => (
        <Row key={name} title={name} value={text.awardCount(count)} />
      ))}
    </Card>
  )
}

function Act({ of: { id, kind, actions, own, blocker, state } }: { of: ContestView }) {
  const text = useText(contestsText)
  if (own || state !== 'published') return null
  const label = kind === 'team' ? text.enterTeam : text.enter
  const missing = actions.includes('enter') ? null : blocker && text.blockers[blocker]
  return <BottomBar label={label} missing={missing} onTap={() => open(`/learning/team?id=${id}`)} />
}
