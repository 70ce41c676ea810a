import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { readPublicValue } from '../../../shared/classes/draws'
import type { DeskDraw } from '../../../shared/classes/draws.desk.contract'
import { drawText } from '../../../shared/classes/drawText'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useCommand } from '../../platform/useCommand'
import { useView } from '../../platform/useView'
import { Button, Card, confirm, Field, Row, Tag, toast } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { client, errorWords, explain } from './parts/drawClient'
import './parts/draw.scss'

definePageConfig({ navigationBarTitleText: '抽签' })

/** The draw of a class: promised before booking opens, made with the public value once the list is frozen. */
export default function DeskDrawPage() {
  const text = useText(drawText)
  const { id = '' } = useRouter().params
  const view = useView(() => client.getDeskDraw({ params: { classId: id } }), { deps: [id] })
  return (
    <DeskPage title={text.deskTitle} section="classTerms" view={view} errors={errorWords()}>
      {(desk) => (
        <View className="desk-draw">
          <Summary desk={desk} />
          {desk.actions.includes('prepare') && <Prepare key={desk.draw?.source} desk={desk} onDone={view.show} />}
          {desk.actions.includes('draw') && <Drawing desk={desk} onDone={view.show} />}
          {desk.draw && (
            <Card kind="rows">
              <Row title={text.seePublic} onTap={() => open(`/classes/draw?id=${desk.class.id}`)} />
            </Card>
          )}
        </View>
      )}
    </DeskPage>
  )
}

function Summary({ desk }: { desk: DeskDraw }) {
  const text = useText(drawText)
  const { draw, tickets, children } = desk
  return (
    <Card title={desk.class.name} aside={draw ? <Tag>{text.states[draw.state]}</Tag> : undefined}>
      <Text className="desk-draw__note">{text.seats(desk.class.seats)}</Text>
      <Text className="desk-draw__note">{text.entered(text.tickets(tickets, children))}</Text>
      {!draw && <Text className="desk-draw__note">{text.noDraw}</Text>}
      {draw?.state === 'promised' && <Text className="desk-draw__note">{text.waitFreeze}</Text>}
      {draw && <Text className="desk-draw__note">{text.agreed(draw.source)}</Text>}
      {draw && (
        <Text className="desk-draw__hash" userSelect>
          {draw.secretHash}
        </Text>
      )}
    </Card>
  )
}

interface ActProps {
  desk: DeskDraw
  onDone: (desk: DeskDraw) => void
}

function Prepare({ desk: { class: courseClass, draw, usualSource }, onDone }: ActProps) {
  const text = useText(drawText)
  const [source, setSource] = useState(draw?.source ?? usualSource)
  const prepare = useCommand(
    () => client.prepareDraw({ params: { classId: courseClass.id }, body: { source: source.trim() } }),
    {
      onDone: (answer) => {
        toast(text.prepared)
        onDone(answer)
      },
      onError: (error) => toast(explain(error)),
    },
  )
  const isSame = source.trim() === draw?.source
  return (
    <Card>
      <Field lines label={text.source} hint={text.sourceHint} value={source} maxLength={200} onChange={setSource} />
      <Button busy={prepare.busy} disabled={source.trim() === '' || isSame} onTap={() => void prepare.run(undefined)}>
        {draw ? text.change : text.prepare}
      </Button>
    </Card>
  )
}

function Drawing({ desk: { class: courseClass }, onDone }: ActProps) {
  const text = useText(drawText)
  const [value, setValue] = useState('')
  const publicValue = readPublicValue(value)
  const perform = (agreed: string) =>
    client.drawLots({ params: { classId: courseClass.id }, body: { publicValue: agreed } })
  const draw = useCommand(perform, {
    onDone: (answer) => {
      toast(answer.draw ? text.drawn : text.voidNow)
      onDone(answer)
    },
    onError: (error) => toast(explain(error)),
  })
  const ask = async (agreed: string) => {
    if (await confirm({ title: text.drawAsk, body: text.drawBody(agreed), ok: text.draw })) void draw.run(agreed)
  }
  return (
    <Card>
      <Field label={text.value} hint={text.valueHint} value={value} maxLength={200} onChange={setValue} />
      <Button
        busy={draw.busy}
        disabled={publicValue === null}
        onTap={() => publicValue !== null && void ask(publicValue)}
      >
        {text.draw}
      </Button>
    </Card>
  )
}
