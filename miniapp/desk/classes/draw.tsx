import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { DeskDraw } from '../../../shared/classes/draws.desk.contract'
import { drawText } from '../../../shared/classes/drawText'
import { drawsText } from '../../../shared/draws/text'
import { useText } from '../../platform/locale'
import { open } from '../../platform/navigate'
import { useView } from '../../platform/useView'
import { Card, Row, Tag } from '../../ui'
import { DeskPage } from '../parts/DeskPage'
import { DrawLots, DrawNotes, PrepareDraw } from '../parts/Drawing'
import { client, errorWords, explain } from './parts/drawClient'

definePageConfig({ navigationBarTitleText: '抽签' })

/** The draw of a class: promised before booking opens, made with the public value once the list is frozen. */
export default function DeskDrawPage() {
  const text = useText(drawText)
  const { title } = useText(drawsText)
  const { id = '' } = useRouter().params
  const params = { classId: id }
  const view = useView(() => client.getDeskDraw({ params }), { deps: [id] })
  const act = { explain, onDone: view.show }
  return (
    <DeskPage title={title} section="classTerms" view={view} errors={errorWords()}>
      {(desk) => (
        <View className="desk-draw">
          <Summary desk={desk} />
          {desk.actions.includes('prepare') && (
            <PrepareDraw
              key={desk.draw?.source}
              source={desk.draw?.source ?? null}
              usualSource={desk.usualSource}
              prepare={(source) => client.prepareDraw({ params, body: { source } })}
              {...act}
            />
          )}
          {desk.actions.includes('draw') && (
            <DrawLots
              draw={(publicValue) => client.drawLots({ params, body: { publicValue } })}
              isVoid={({ draw }) => draw === null}
              {...act}
            />
          )}
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
  const { states } = useText(drawsText)
  const { draw, tickets, children } = desk
  return (
    <Card title={desk.class.name} aside={draw ? <Tag>{states[draw.state]}</Tag> : undefined}>
      <Text className="desk-draw__note">{text.seats(desk.class.seats)}</Text>
      <Text className="desk-draw__note">{text.entered(text.tickets(tickets, children))}</Text>
      <DrawNotes draw={draw} />
    </Card>
  )
}
