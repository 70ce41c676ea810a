import { Text } from '@tarojs/components'
import { useState } from 'react'
import { readPublicValue } from '../../../shared/draws/rules'
import { drawsText } from '../../../shared/draws/text'
import type { PublishedDraw } from '../../../shared/draws/views'
import { useText } from '../../platform/locale'
import { useCommand } from '../../platform/useCommand'
import { Button, Card, confirm, Field, toast } from '../../ui'
import './draws.scss'

/** What was promised of a draw, or that nothing was. */
export function DrawNotes({ draw }: { draw: PublishedDraw | null }) {
  const text = useText(drawsText)
  if (!draw) return <Text className="desk-draw__note">{text.noDraw}</Text>
  return (
    <>
      {draw.state === 'promised' && <Text className="desk-draw__note">{text.waitFreeze}</Text>}
      <Text className="desk-draw__note">{text.agreed(draw.source)}</Text>
      <Text className="desk-draw__hash" userSelect>
        {draw.secretHash}
      </Text>
    </>
  )
}

interface ActProps<A> {
  explain: (error: unknown) => string
  onDone: (answer: A) => void
}

interface PrepareDrawProps<A> extends ActProps<A> {
  source: string | null
  usualSource: string
  prepare: (source: string) => Promise<A>
}

/** Publishes the hash of a secret, and names the public value. */
export function PrepareDraw<A>({ source: agreed, usualSource, prepare, explain, onDone }: PrepareDrawProps<A>) {
  const text = useText(drawsText)
  const [source, setSource] = useState(agreed ?? usualSource)
  const command = useCommand((given: string) => prepare(given), {
    onDone: (answer) => {
      toast(text.prepared)
      onDone(answer)
    },
    onError: (error) => toast(explain(error)),
  })
  const given = source.trim()
  return (
    <Card>
      <Field lines label={text.source} hint={text.sourceHint} value={source} maxLength={200} onChange={setSource} />
      <Button busy={command.busy} disabled={given === '' || given === agreed} onTap={() => void command.run(given)}>
        {agreed === null ? text.prepare : text.change}
      </Button>
    </Card>
  )
}

interface DrawLotsProps<A> extends ActProps<A> {
  draw: (publicValue: string) => Promise<A>
  /** Whether the draw was found void. */
  isVoid: (answer: A) => boolean
}

/** Draws with the public value, once it is told. */
export function DrawLots<A>({ draw, isVoid, explain, onDone }: DrawLotsProps<A>) {
  const text = useText(drawsText)
  const [value, setValue] = useState('')
  const publicValue = readPublicValue(value)
  const command = useCommand((agreed: string) => draw(agreed), {
    onDone: (answer) => {
      toast(isVoid(answer) ? text.voidNow : text.drawn)
      onDone(answer)
    },
    onError: (error) => toast(explain(error)),
  })
  const ask = async (agreed: string) => {
    if (await confirm({ title: text.drawAsk, body: text.drawBody(agreed), ok: text.draw })) void command.run(agreed)
  }
  return (
    <Card>
      <Field label={text.value} hint={text.valueHint} value={value} maxLength={200} onChange={setValue} />
      <Button
        busy={command.busy}
        disabled={publicValue === null}
        onTap={() => publicValue !== null && void ask(publicValue)}
      >
        {text.draw}
      </Button>
    </Card>
  )
}
