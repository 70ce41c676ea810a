import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DeskEventView } from '../../../shared/membership/events.contract'
import { eventsText } from '../../../shared/membership/eventsText'
import { useText } from '../../platform/locale'
import { useView } from '../../platform/useView'
import { DeskPage } from '../parts/DeskPage'
import { EventActions } from './parts/EventActions'
import { EventCode, type Shown } from './parts/EventCode'
import { EventCounter } from './parts/EventCounter'
import { EventHead } from './parts/EventHead'
import { eventErrors, events } from './parts/eventClients'
import { Joiners } from './parts/Joiners'
import { Poster } from './parts/Poster'
import { Stand } from './parts/Stand'
import { useCounter } from './parts/useCounter'
import { useWechatCode } from './parts/useWechatCode'
import './parts/events.scss'
import './parts/stand.scss'
import './parts/poster.scss'

definePageConfig({ navigationBarTitleText: '现场活动' })

/** An event as staff run it: the QR to show, the numbers rising, and who stands before them. */
export default function DeskEvent() {
  const text = useText(eventsText)
  const { id = '' } = useRouter().params
  const view = useView(() => events.getDeskEvent({ params: { eventId: id } }))
  return (
    <DeskPage title={text.title} section="events" view={view} errors={eventErrors()}>
      {(event) => <Content event={event} onChanged={view.show} onOver={() => void view.refresh()} />}
    </DeskPage>
  )
}

interface ContentProps {
  event: DeskEventView
  onChanged: (event: DeskEventView) => void
  onOver: () => void
}

function Content({ event, onChanged, onOver }: ContentProps) {
  const [isShowing, setIsShowing] = useState(false)
  const [shown, setShown] = useState<Shown>('h5')
  const counter = useCounter(event, onOver)
  const wechat = useWechatCode(event.id)
  const code = { event, shown, wechat }
  return (
    <View>
      <View className="events events--wide event-live">
        <View className="event-live__show">
          <EventHead event={event} />
          <EventCode {...code} onChoose={setShown} />
          <EventActions event={event} onShow={() => setIsShowing(true)} onChanged={onChanged} />
        </View>
        <View className="event-live__people">
          <EventCounter counter={counter} isLive={event.state === 'open'} />
          <Joiners event={event} counter={counter} />
        </View>
      </View>
      {isShowing && <Stand {...code} counter={counter} onClose={() => setIsShowing(false)} />}
      <Poster {...code} />
    </View>
  )
}
