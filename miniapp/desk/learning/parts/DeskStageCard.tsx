import { View } from '@tarojs/components'
import { useState } from 'react'
import { contestsDeskText } from '../../../../shared/learning/contestsDeskText'
import { contestsText } from '../../../../shared/learning/contestsText'
import type { DeskContest, DeskStage } from '../../../../shared/learning/deskContests'
import { useText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, Row, Tag, toast } from '../../../ui'
import { type ActsProps, Problem } from './ContestActs'
import { contests } from './contestDeskClient'
import { stageTones } from './contestTones'
import { JudgeSheet } from './JudgeSheet'
import { Performances } from './Performances'

interface StageProps extends ActsProps {
  stage: DeskStage
}

/** A stage: its judges by venue, how far they are, its entries, and what comes next. */
export function DeskStageCard(props: StageProps) {
  const text = useText(contestsDeskText)
  const words = useText(contestsText)
  const [isListed, setListed] = useState(false)
  const { of, stage, onRefresh } = props
  const { name, way, advance, state, performances, absent, scores } = stage
  const rule = advance === null ? words.lastStage : words.advance(advance)
  const isBegun = state !== 'planned'
  return (
    <>
      <Card title={name} aside={<Tag tone={stageTones[state]}>{words.stageStates[state]}</Tag>} kind="rows">
        <Row title={`${words.ways[way]} · ${rule}`} />
        {isBegun && (
          <Row
            title={text.performances(performances, absent)}
            value={way === 'judged' ? text.progress(scores.given, scores.due) : undefined}
            note={text.list}
            onTap={() => setListed(!isListed)}
          />
        )}
        {way === 'judged' && <Judges {...props} />}
        <Moving {...props} />
      </Card>
      {isListed && (
        <Performances key={`${stage.version} ${scores.given}`} contestId={of.id} stage={stage} onChanged={onRefresh} />
      )}
    </>
  )
}

function Judges({ of, stage, onChanged, onRefresh }: StageProps) {
  const text = useText(contestsDeskText)
  const [isNaming, setNaming] = useState(false)
  const { venues, judges, state } = stage
  const removing = useCommand(contests.removeJudge, { onDone: onChanged, onError: onRefresh })
  const remove = async (judgeId: string, name: string) => {
    const isSure = await confirm({ title: text.removeAsk(name), body: text.removeBody })
    if (isSure) await removing.run({ params: { contestId: of.id, judgeId } })
  }
  const canName = of.actions.includes('nameJudges') && state !== 'closed'
  return (
    <>
      {judges.length === 0 && <Row title={text.noJudges} />}
      {judges.map(({ id, name, venue, scores }) => (
        <Row
          key={id}
          title={name}
          note={[venues[venue]?.name, ...(scores > 0 ? [text.judgeScores(scores)] : [])].filter(Boolean).join(' · ')}
          value={
            canName ? (
              <Button
                size="small"
                kind="plain"
                label={`${text.removeJudge} ${name}`}
                busy={removing.busy}
                onTap={() => void remove(id, name)}
              >
                {text.removeJudge}
              </Button>
            ) : undefined
          }
        />
      ))}
      <Problem error={removing.error} />
      {canName && (
        <View className="contest-plan__acts">
          <Button size="small" kind="outline" onTap={() => setNaming(true)}>
            {text.nameJudge}
          </Button>
        </View>
      )}
      {isNaming && <JudgeSheet of={of} stage={stage} onClose={() => setNaming(false)} onDone={onChanged} />}
    </>
  )
}

/** Beginning and closing it. */
function Moving({ of, stage, onChanged, onRefresh }: StageProps) {
  const text = useText(contestsDeskText)
  const { id, name, version, advance, actions } = stage
  const input = { params: { contestId: of.id, stageId: id }, body: { version } }
  const done = (words: string) => (after: DeskContest) => {
    toast(words)
    onChanged(after)
  }
  const starting = useCommand(contests.startStage, { onDone: done(text.started), onError: onRefresh })
  const closing = useCommand(contests.closeStage, { onDone: done(text.closedNow), onError: onRefresh })
  const start = async () => {
    if (await confirm({ title: text.startAsk(name), body: text.startBody })) await starting.run(input)
  }
  const close = async () => {
    const body = advance === null ? text.closeLast : text.closeBody
    if (await confirm({ title: text.closeAsk(name), body })) await closing.run(input)
  }
  return (
    <>
      {actions.includes('start') && (
        <View className="contest-plan__acts">
          <Button size="small" busy={starting.busy} onTap={() => void start()}>
            {text.start(name)}
          </Button>
        </View>
      )}
      {actions.includes('close') && (
        <View className="contest-plan__acts">
          <Button size="small" busy={closing.busy} onTap={() => void close()}>
            {text.close(name)}
          </Button>
        </View>
      )}
      <Problem error={starting.error ?? closing.error} />
    </>
  )
}
