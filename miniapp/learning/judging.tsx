import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { JudgedStage, PerformanceView } from '../../shared/learning/judging.contract'
import { judgingText } from '../../shared/learning/judgingText'
import { useText } from '../platform/locale'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Card, Empty, Page, Row, Tag, toast } from '../ui'
import { contestWords } from './parts/contestClient'
import { loadOrSeen, marksOf, type ScoreActs, useScoreActs } from './parts/judgingActs'
import { ScoreSheet } from './parts/ScoreSheet'
import { ScoresLeft } from './parts/ScoresLeft'
import './parts/contests.scss'

definePageConfig({ navigationBarTitleText: '评委打分' })

/** A judge's phone: everybody at one's venue, each scored in a sheet, with or without a network. */
export default function Judging() {
  const text = useText(judgingText)
  const view = useView(loadOrSeen)
  const acts = useScoreActs(() => void view.refresh())
  return (
    <Page title={text.title} view={view} errors={contestWords()}>
      {({ stages, ahead }) => (
        <>
          <ScoresLeft stages={stages} acts={acts} />
          {stages.length + ahead.length === 0 && <Empty text={text.none} />}
          {stages.map((stage) => (
            <Stage key={stage.id} of={stage} acts={acts} />
          ))}
          {ahead.length > 0 && (
            <Card title={text.ahead} kind="rows">
              {ahead.map(({ id, contest, stage, venue }) => (
                <Row key={id} title={`${contest} · ${stage}`} note={<Where venue={venue} />} />
              ))}
            </Card>
          )}
        </>
      )}
    </Page>
  )
}

function Where({ venue: { name, address, at } }: { venue: JudgedStage['venue'] }) {
  const when = useWhen()
  return <Text>{[name, address, at && when.at(at)].filter(Boolean).join(' · ')}</Text>
}

function Stage({ of, acts }: { of: JudgedStage; acts: ScoreActs }) {
  const text = useText(judgingText)
  const [openId, setOpenId] = useState<string>()
  const { contest, stage, venue, performances } = of
  const there = performances.filter(({ isAbsent }) => !isAbsent)
  const done = there.filter((one) => marksOf(one, acts.acts) !== null)
  const opened = performances.find(({ id }) => id === openId)
  const nextOf = (id: string) => there.find((one) => one.id !== id && marksOf(one, acts.acts) === null)
  const give = async ({ id, version }: PerformanceView, marks: number[]) => {
    setOpenId(nextOf(id)?.id)
    const left = await acts.add({ params: { performanceId: id }, body: { version, marks } })
    toast(left && !left.problem ? text.queued : text.saved)
  }
  return (
    <>
      <Card title={`${contest} · ${stage}`} kind="rows">
        <Row title={<Where venue={venue} />} note={text.changeable} value={text.progress(done.length, there.length)} />
        {performances.map((one) => (
          <Line key={one.id} of={one} marks={marksOf(one, acts.acts)} onTap={() => setOpenId(one.id)} />
        ))}
      </Card>
      {opened && (
        <ScoreSheet
          key={opened.id}
          of={opened}
          criteria={of.criteria}
          start={marksOf(opened, acts.acts)}
          isLast={nextOf(opened.id) === undefined}
          onGive={(marks) => void give(opened, marks)}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </>
  )
}

function Line({ of, marks, onTap }: { of: PerformanceView; marks: number[] | null; onTap: () => void }) {
  const text = useText(judgingText)
  const { start, group, team, isAbsent } = of
  const total = marks?.reduce((sum, mark) => sum + mark, 0)
  if (isAbsent) return <Row title={text.number(start)} note={team ?? group} value={<Tag>{text.absent}</Tag>} />
  return (
    <Row
      title={text.number(start)}
      note={[team, group].filter(Boolean).join(' · ')}
      value={total === undefined ? <Tag tone="warn">{text.due}</Tag> : <Tag tone="ok">{text.total(total)}</Tag>}
      onTap={onTap}
    />
  )
}
