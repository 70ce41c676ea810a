import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { contestsDeskText } from '../../../shared/learning/contestsDeskText'
import { contestsText } from '../../../shared/learning/contestsText'
import type { DeskContest } from '../../../shared/learning/deskContests'
import { useText, useWording } from '../../platform/locale'
import { useView } from '../../platform/useView'
import { useWhen } from '../../platform/when'
import { Card, Row, Tag, Warning } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { ContestActs } from './parts/ContestActs'
import { ContestReview } from './parts/ContestReview'
import { contests, contestWords } from './parts/contestDeskClient'
import { contestTones } from './parts/contestTones'
import { DeskStageCard } from './parts/DeskStageCard'
import { Entries } from './parts/Entries'
import './parts/contestPlans.scss'

definePageConfig({ navigationBarTitleText: '竞赛' })

/** A contest at the desk: how far it is, its judges, and the one thing to do next. */
export default function DeskContestPage() {
  const text = useText(contestsDeskText)
  const { id = '' } = useRouter().params
  const view = useView(() => contests.getDeskContest({ params: { contestId: id } }), { deps: [id] })
  const shared = { onChanged: view.show, onRefresh: () => void view.refresh() }
  return (
    <DeskPage title={text.contestTitle} section="contests" view={view} errors={contestWords()}>
      {(of) => (
        <View className="contest-plans">
          <Head of={of} />
          {of.returnedWith && <Warning text={text.returnedWith(of.returnedWith)} />}
          <ContestReview of={of} {...shared} />
          <Entries of={of} />
          {of.stages.map((stage) => (
            <DeskStageCard key={stage.id} of={of} stage={stage} {...shared} />
          ))}
          <ContestActs of={of} {...shared} />
        </View>
      )}
    </DeskPage>
  )
}

function Head({
  of: { content, state, organisation, opensAt, closesAt, entries, complete, stopReason },
}: {
  of: DeskContest
}) {
  const text = useText(contestsDeskText)
  const words = useText(contestsText)
  const { listed } = useWording()
  const when = useWhen()
  const { name, kind, groups, awards } = content
  const count = kind === 'team' ? text.complete(complete, entries) : text.entries(entries)
  return (
    <Card title={name} aside={<Tag tone={contestTones[state]}>{words.states[state]}</Tag>} kind="rows">
      {stopReason && <Text className="contest-plan__problem">{stopReason}</Text>}
      <Row title={`${words.kinds[kind]} · ${organisation.name}`} note={listed(groups)} value={count} />
      <Row title={text.window} note={`${when.at(opensAt)} – ${when.at(closesAt)}`} />
      <Row title={text.awards} note={listed(awards.map((award) => `${award.name} ${award.count}`))} />
    </Card>
  )
}
