import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { OwnBar, OwnBars } from '../../shared/benefits/bars.contract'
import { barsText } from '../../shared/benefits/barsText'
import { useText, useWording } from '../platform/locale'
import { useCommand } from '../platform/useCommand'
import { useView } from '../platform/useView'
import { useWhen } from '../platform/when'
import { Button, Card, Empty, Field, Page, Sheet, Tag, type Tone, toast } from '../ui'
import { bars, errorWords, explain } from './parts/barsClient'

definePageConfig({ navigationBarTitleText: '停领和申诉' })

const tones: Record<OwnBar['state'], Tone> = { active: 'warn', appealed: 'grey', lifted: 'ok', upheld: 'red' }

/** Why and until when nothing can be claimed, and the way of appeal. */
export default function BarsPage() {
  const text = useText(barsText)
  const view = useView(() => bars.listMyBars())
  const [appealing, setAppealing] = useState<OwnBar>()
  const show = (answer: OwnBars) => {
    setAppealing(undefined)
    view.show(answer)
  }
  return (
    <Page title={text.title} view={view} errors={errorWords()}>
      {({ bars }) => (
        <>
          {bars.length === 0 && <Empty text={text.none} />}
          {bars.map((bar) => (
            <Bar key={bar.id} bar={bar} onAppeal={() => setAppealing(bar)} />
          ))}
          <AppealSheet key={appealing?.id} bar={appealing} onClose={() => setAppealing(undefined)} onDone={show} />
        </>
      )}
    </Page>
  )
}

function Bar({ bar, onAppeal }: { bar: OwnBar; onAppeal: () => void }) {
  const text = useText(barsText)
  const { labelled } = useWording()
  const when = useWhen()
  return (
    <Card title={bar.campaign} aside={<Tag tone={tones[bar.state]}>{text.states[bar.state]}</Tag>}>
      <Text className="words__line">{text.why(bar.campaign, when.at(bar.expiredAt))}</Text>
      {bar.state !== 'lifted' && <Text className="words__line">{text.until(when.day(bar.until))}</Text>}
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

interface SheetProps {
  bar: OwnBar | undefined
  onClose: () => void
  onDone: (answer: OwnBars) => void
}

function AppealSheet({ bar, onClose, onDone }: SheetProps) {
  const text = useText(barsText)
  const [words, setWords] = useState('')
  const send = useCommand(
    () => bars.appealBar({ params: { benefitBarId: bar?.id ?? '' }, body: { words: words.trim() } }),
    {
      onDone: (answer) => {
        toast(text.sent)
        onDone(answer)
      },
      onError: (error) => toast(explain(error)),
    },
  )
  return (
    <Sheet isOpen={bar !== undefined} title={text.appeal} onClose={onClose}>
      <Field lines label={text.appealLabel} hint={text.appealHint} value={words} onChange={setWords} maxLength={500} />
      <Button busy={send.busy} disabled={words.trim() === ''} onTap={() => void send.run(undefined)}>
        {text.send}
      </Button>
    </Sheet>
  )
}
