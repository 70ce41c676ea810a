import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { shanghaiDay, shanghaiInstant, shanghaiTime } from '../../../../shared/http/time'
import type { DeskPaperView } from '../../../../shared/learning/papers.desk.contract'
import { papersDeskText } from '../../../../shared/learning/papersDeskText'
import { useText } from '../../../platform/locale'
import { open, replace } from '../../../platform/navigate'
import { useCommand } from '../../../platform/useCommand'
import { Button, Card, confirm, DateField, Field, Sheet, TimeField, toast } from '../../../ui'
import { explained, papers } from './quizClient'

interface PaperActsProps {
  paper: DeskPaperView
  onChanged: (paper: DeskPaperView) => void
  onRefresh: () => Promise<void>
}

/** What can be done with a paper as it stands. */
export function PaperActs({ paper, onChanged, onRefresh }: PaperActsProps) {
  const text = useText(papersDeskText)
  const { id, version, actions } = paper
  const [isCorrecting, setCorrecting] = useState(false)
  const onError = () => void onRefresh()
  const publishing = useCommand(papers.publishPaper, { onDone: say(text.published, onChanged), onError })
  const stopping = useCommand(papers.stopPaper, { onDone: say(text.stopped, onChanged), onError })
  const discarding = useCommand(papers.discardPaper, {
    onDone: say(text.discarded, () => replace('/desk/learning/papers')),
    onError,
  })
  const body = { params: { paperId: id }, body: { version } }
  const publish = async () => {
    if (await confirm({ title: text.publishAsk, body: text.publishBody, ok: text.publish })) await publishing.run(body)
  }
  const stop = async () => {
    if (await confirm({ title: text.stopAsk, body: text.stopBody })) await stopping.run(body)
  }
  const discard = async () => {
    if (await confirm({ title: text.discardAsk })) await discarding.run({ params: { paperId: id } })
  }
  const problem = explained(publishing.error ?? stopping.error ?? discarding.error)
  if (actions.length === 0) return null
  const acts = {
    publish: { label: text.publish, kind: 'primary', busy: publishing.busy, run: () => void publish() },
    edit: { label: text.edit, kind: 'outline', busy: false, run: () => open(`/desk/learning/paper-form?id=${id}`) },
    correct: { label: text.correct, kind: 'outline', busy: false, run: () => setCorrecting(true) },
    stop: { label: text.stop, kind: 'plain', busy: stopping.busy, run: () => void stop() },
    discard: { label: text.discard, kind: 'plain', busy: discarding.busy, run: () => void discard() },
  } as const
  return (
    <Card>
      <View className="quiz-desk__acts">
        {(['publish', 'edit', 'correct', 'stop', 'discard'] as const)
          .filter((name) => actions.includes(name))
          .map((name) => (
            <Button key={name} kind={acts[name].kind} busy={acts[name].busy} onTap={acts[name].run}>
              {acts[name].label}
            </Button>
          ))}
      </View>
      {problem && (
        <Text className="quiz-desk__problem" aria-role="alert">
          {problem}
        </Text>
      )}
      <Sheet isOpen={isCorrecting} title={text.correctTitle} onClose={() => setCorrecting(false)}>
        <Correction
          paper={paper}
          onDone={(after) => {
            setCorrecting(false)
            say(text.corrected, onChanged)(after)
          }}
        />
      </Sheet>
    </Card>
  )
}

const say =
  <T,>(words: string, then: (answer: T) => void) =>
  (answer: T) => {
    toast(words)
    then(answer)
  }

/** Kept from its opening on: the page behind it, loaded again and again, brings no version that nobody looked at. */
function Correction({ paper: first, onDone }: { paper: DeskPaperView; onDone: (paper: DeskPaperView) => void }) {
  const text = useText(papersDeskText)
  const [paper] = useState(first)
  const closing = new Date(paper.closesAt)
  const [form, setForm] = useState({
    ...{ name: paper.content.name, intro: paper.content.intro },
    ...{ day: shanghaiDay(closing), time: shanghaiTime(closing) },
  })
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const correcting = useCommand(papers.correctPaper, { onDone })
  const empty = form.name.trim() === '' ? text.name : form.intro.trim() === '' ? text.intro : null
  const problem = explained(correcting.error)
  const correct = () => {
    const { name, intro, day, time } = form
    const body = { version: paper.version, name, intro, closesAt: shanghaiInstant(day, time).toISOString() }
    void correcting.run({ params: { paperId: paper.id }, body })
  }
  return (
    <View className="quiz-desk__acts">
      <Field label={text.name} value={form.name} maxLength={60} onChange={(name) => change({ name })} />
      <Field label={text.intro} lines value={form.intro} maxLength={500} onChange={(intro) => change({ intro })} />
      <View className="quiz-desk__pair">
        <DateField label={text.closesDay} value={form.day} onChange={(day) => change({ day })} />
        <TimeField label={text.closesAt} value={form.time} onChange={(time) => change({ time })} />
      </View>
      {problem && (
        <Text className="quiz-desk__problem" aria-role="alert">
          {problem}
        </Text>
      )}
      <Button disabled={empty !== null} busy={correcting.busy} onTap={correct}>
        {empty ? text.missing(empty) : text.save}
      </Button>
    </View>
  )
}
