import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { OwnAfter, OwnBar, OwnRecord } from '../../shared/classes/after.contract'
import { afterText } from '../../shared/classes/afterText'
import { useText, useWording } from '../platform/locale'
import { open } from '../platform/navigate'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, Chips, Empty, Field, Page, Row, Sheet, Tag, type Tone, toast } from '../ui'
import { after, errorWords, explain } from './parts/afterClient'

definePageConfig({ navigationBarTitleText: '托管记录' })

const tones: Record<OwnBar['state'], Tone> = { active: 'warn', appealed: 'grey', lifted: 'ok', upheld: 'red' }

/** What classes leave behind for one's children: pauses and appeals, certificates, what one thought of them. */
export default function RecordsPage() {
  const text = useText(afterText)
  const view = useView(() => after.getRecords())
  const [appealing, setAppealing] = useState<OwnBar>()
  const [rating, setRating] = useState<OwnRecord>()
  const show = (answer: OwnAfter) => {
    setAppealing(undefined)
    setRating(undefined)
    view.show(answer)
  }
  return (
    <Page title={text.title} view={view} errors={errorWords()}>
      {({ bars, records }) => (
        <>
          {bars.length + records.length === 0 && <Empty text={text.none} />}
          {bars.map((bar) => (
            <Bar key={bar.id} bar={bar} onAppeal={() => setAppealing(bar)} />
          ))}
          {records.map((record) => (
            <Record key={record.placeId} record={record} onRate={() => setRating(record)} />
          ))}
          <AppealSheet key={appealing?.id} bar={appealing} onClose={() => setAppealing(undefined)} onDone={show} />
          <RatingSheet key={rating?.placeId} record={rating} onClose={() => setRating(undefined)} onDone={show} />
        </>
      )}
    </Page>
  )
}

function Bar({ bar, onAppeal }: { bar: OwnBar; onAppeal: () => void }) {
  const text = useText(afterText)
  const { labelled } = useWording()
  const when = useWhen()
  const isOver = bar.state === 'lifted'
  return (
    <Card title={bar.child.name} aside={<Tag tone={tones[bar.state]}>{text.states[bar.state]}</Tag>}>
      <Text className="words__line">{text.barWhy(bar.term, bar.attended, bar.asked)}</Text>
      {!isOver && <Text className="words__line">{text.barUntil(when.day(bar.until))}</Text>}
      {bar.canAppeal && <Text className="words__line">{text.appealUntil(when.at(bar.appealUntil))}</Text>}
      {bar.appeal && <Text className="words__note">{labelled(text.yourWords, bar.appeal)}</Text>}
      {bar.dueAt && <Text className="words__note">{text.answerBy(when.at(bar.dueAt))}</Text>}
      {bar.answer && <Text className="words__line">{labelled(text.answer, bar.answer)}</Text>}
      <Text className="words__note">{text.number(bar.caseNumber)}</Text>
      {bar.canAppeal && (
        <Button kind="outline" onTap={onAppeal}>
          {text.appeal}
        </Button>
      )}
    </Card>
  )
}

function Record({ record, onRate }: { record: OwnRecord; onRate: () => void }) {
  const text = useText(afterText)
  const when = useWhen()
  const { child, class: of, isReckoned, certificate, stars, canRate } = record
  return (
    <Card title={child.name} kind="rows">
      <Row title={of.name} note={when.span(of.from, of.to)} onTap={() => open(`/classes/class?id=${of.id}`)} />
      {certificate ? (
        <Row
          title={text.certificate}
          note={`${text.attended(certificate.attended)} · ${text.number(certificate.code)}`}
          onTap={() => open(`/classes/certificate?code=${certificate.code}`)}
        />
      ) : (
        <Row title={text.certificate} note={isReckoned ? text.certificateNone : text.certificateLater} />
      )}
      {canRate && <Row title={stars === null ? text.rate : text.rated(stars)} onTap={onRate} />}
    </Card>
  )
}

interface SheetProps {
  onClose: () => void
  onDone: (answer: OwnAfter) => void
}

function AppealSheet({ bar, onClose, onDone }: SheetProps & { bar: OwnBar | undefined }) {
  const text = useText(afterText)
  const [words, setWords] = useState('')
  const send = useCommand(() => after.appealBar({ params: { barId: bar?.id ?? '' }, body: { words: words.trim() } }), {
    onDone: (answer) => {
      toast(text.sent)
      onDone(answer)
    },
    onError: (error) => toast(explain(error)),
  })
  return (
    <Sheet isOpen={bar !== undefined} title={text.appeal} onClose={onClose}>
      <Field lines label={text.appealLabel} hint={text.appealHint} value={words} onChange={setWords} maxLength={500} />
      <Button busy={send.busy} disabled={words.trim() === ''} onTap={() => void send.run(undefined)}>
        {text.send}
      </Button>
    </Sheet>
  )
}

const starCounts = ['5', '4', '3', '2', '1'] as const

function RatingSheet({ record, onClose, onDone }: SheetProps & { record: OwnRecord | undefined }) {
  const text = useText(afterText)
  const [stars, setStars] = useState<string>(String(record?.stars ?? 5))
  const [words, setWords] = useState(record?.words ?? '')
  const body = { stars: Number(stars), words: words.trim() === '' ? null : words.trim() }
  const rate = useCommand(() => after.rateClass({ params: { classId: record?.class.id ?? '' }, body }), {
    onDone: (answer) => {
      toast(text.saved)
      onDone(answer)
    },
    onError: (error) => toast(explain(error)),
  })
  return (
    <Sheet isOpen={record !== undefined} title={record?.class.name ?? ''} onClose={onClose}>
      <Chips
        label={text.starsLabel}
        options={starCounts.map((value) => ({ value, label: text.stars(Number(value)) }))}
        value={stars}
        onChange={setStars}
      />
      <Field lines label={text.words} hint={text.wordsHint} value={words} onChange={setWords} maxLength={500} />
      <Button busy={rate.busy} onTap={() => void rate.run(undefined)}>
        {text.save}
      </Button>
    </Sheet>
  )
}
