import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { ReleaseView } from '../../../shared/membership/releases.contract'
import { releaseText } from '../../../shared/membership/releaseText'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useWhen } from '../../platform/when'
import { BottomBar, Card, Field, Row, Tag, Timeline, type Tone } from '../../ui'
import { explain, releases } from './clients'

const tones: Record<ReleaseView['state'], Tone> = { submitted: 'warn', returned: 'red', released: 'ok', refused: 'red' }

interface ReleaseProgressProps {
  release: ReleaseView
  onChanged: (release: ReleaseView) => void
  onAgain: (release: ReleaseView) => void
}

/** Where it is, whose turn, until when; what was asked for, and what came of it. */
export function ReleaseProgress({ release, onChanged, onAgain }: ReleaseProgressProps) {
  const text = useText(releaseText)
  const { state, caseNumber, number, asked, refused, note } = release
  return (
    <>
      <Head release={release} />
      {refused !== null && (
        <Card title={text.refusedReason}>
          <View className="words">
            <Text>{refused}</Text>
            <Text className="words__small">{text.refusedNext}</Text>
          </View>
        </Card>
      )}
      {asked !== null && state === 'returned' && (
        <Card title={text.asked}>
          <Text>{asked}</Text>
        </Card>
      )}
      <Card kind="rows">
        <Row title={text.number} value={number} />
        <Row title={text.receipt} value={caseNumber} />
        {note && <Row title={text.note} note={note} />}
      </Card>
      <History release={release} />
      {state === 'returned' && <Answer release={release} onChanged={onChanged} />}
      {state === 'released' && <BottomBar label={text.goOn} onTap={() => replace('/membership/join')} />}
      {state === 'refused' && <BottomBar label={text.again} onTap={() => onAgain(release)} />}
    </>
  )
}

function Head({ release: { state, owner, dueAt } }: { release: ReleaseView }) {
  const text = useText(releaseText)
  const when = useWhen()
  const isLate = dueAt !== null && Date.parse(dueAt) < Date.now()
  return (
    <Card>
      <View className="status">
        <View className="status__head">
          <Text className="status__words" aria-role="heading" aria-level={1}>
            {text.states[state]}
          </Text>
          <Tag tone={tones[state]}>{text.tags[state]}</Tag>
        </View>
        {owner && <Text>{text.turn(owner.name)}</Text>}
        {dueAt && (
          <Text className="status__due">{isLate ? text.overdue(when.at(dueAt)) : text.due(when.at(dueAt))}</Text>
        )}
        {state === 'released' && <Text>{text.releasedBody}</Text>}
      </View>
    </Card>
  )
}

function Answer({ release, onChanged }: Pick<ReleaseProgressProps, 'release' | 'onChanged'>) {
  const text = useText(releaseText)
  const [note, setNote] = useState('')
  const command = useCommand(releases.answerRelease, { onDone: onChanged })
  const { id, version } = release
  return (
    <>
      <Card kind="rows">
        <Field label={text.answer} placeholder={text.answerHint} lines value={note} onChange={setNote} />
      </Card>
      <BottomBar
        label={text.send}
        missing={note.trim() === '' ? text.missing(text.answer) : null}
        busy={command.busy}
        error={command.error ? explain(command.error) : null}
        onTap={() => void command.run({ params: { releaseId: id }, body: { note: note.trim(), version } })}
      />
    </>
  )
}

function History({ release: { history } }: { release: ReleaseView }) {
  const text = useText(releaseText)
  const when = useWhen()
  const items = history.map(({ step, at, organisation }) => ({
    key: `${step} ${at}`,
    title: text.steps[step],
    note: organisation ? text.by(when.at(at), organisation) : when.at(at),
    tone: step === 'refused' ? ('red' as const) : step === 'returned' ? ('warn' as const) : ('ok' as const),
  }))
  return (
    <Card title={text.history}>
      <Timeline items={items} />
    </Card>
  )
}
