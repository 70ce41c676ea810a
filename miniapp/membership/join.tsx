import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { ApplicationView, JoinView } from '../../shared/membership/contract'
import { joinText } from '../../shared/membership/joinText'
import { useText } from '../platform/locale'
import { replace } from '../platform/navigate'
import { useMe } from '../platform/session'
import { useView } from '../platform/useView'
import { Page, Skeleton } from '../ui'
import { ChooseUnion } from './parts/ChooseUnion'
import { errorWords } from './parts/clients'
import { FormSteps } from './parts/FormSteps'
import { LateNote } from './parts/LateNote'
import { ClosedNote, MemberNote } from './parts/Notes'
import { isClosedFor, isLateFor, type Place, placeOf } from './parts/place'
import { StartStep } from './parts/StartStep'
import { type Opened, openJoin, type Start, startOf } from './parts/start'
import './membership.scss'

definePageConfig({ navigationBarTitleText: '加入工会' })

/** The whole form, from the scan to handing in: one page, opened with one request, one subject a screen. */
export default function Join() {
  const text = useText(joinText)
  const { params } = useRouter()
  const [start, setStart] = useState<Start>(() => startOf(params))
  const view = useView(() => openJoin(start), { deps: [start.event, start.organisationId, start.placeId] })
  const leaveEvent = () => {
    if (start.event === undefined) void view.refresh()
    else setStart(({ event, ...rest }) => rest)
  }
  return (
    <Page title={text.title} view={view} errors={errorWords()} skeleton={<Skeleton cards={3} />}>
      {(opened) => (
        <Content
          opened={opened}
          start={start}
          onEvent={(event) => setStart((before) => ({ ...before, event }))}
          onMoved={leaveEvent}
          onApplication={(application) => view.show({ ...opened, join: { ...opened.join, application } })}
          onRefresh={view.refresh}
        />
      )}
    </Page>
  )
}

interface ContentProps {
  opened: Opened
  start: Start
  onEvent: (code: string) => void
  /** The draft has left the event it came from. */
  onMoved: () => void
  onApplication: (application: ApplicationView) => void
  onRefresh: () => Promise<void>
}

function Content({ opened, start, onEvent, onMoved, onApplication, onRefresh }: ContentProps) {
  const { join, placeError } = opened
  const me = useMe()
  const place = placeOf(join)
  // Somebody who comes back to an ended application sees first where the new one goes.
  const [isAtStart, setIsAtStart] = useState(start.previousId !== undefined && join.application === null)
  useLeaveWhenIn(join.application)
  if (join.membership) return <MemberNote membership={join.membership} place={place} />
  if (join.application?.state === 'submitted') return <Skeleton />
  if (join.event && isClosedFor(join)) return <ClosedNote name={join.event.name} />
  if (join.application && join.event && isLateFor(join)) {
    return <LateNote application={join.application} event={join.event} onMoved={onMoved} />
  }
  if (!place) return <ChooseUnion error={placeError} onEvent={onEvent} />
  const shared = { join, place, previousId: start.previousId, onRefresh }
  if (!me || !isReady(join, place) || isAtStart) {
    return <StartStep {...shared} onDone={() => setIsAtStart(false)} />
  }
  return (
    <FormSteps
      key={me.id}
      {...shared}
      personId={me.id}
      onApplication={onApplication}
      onBack={() => setIsAtStart(true)}
    />
  )
}

const isReady = ({ person, consentsDue }: JoinView, place: Place | null): boolean =>
  place !== null && Boolean(person?.phone) && consentsDue.length === 0

/** It is in, perhaps since the app was closed in the middle of handing in: what counts now is how it goes on. */
function useLeaveWhenIn(application: ApplicationView | null) {
  const id = application?.state === 'submitted' ? application.id : null
  useEffect(() => {
    if (id !== null) replace(`/membership/progress?id=${id}`)
  }, [id])
}
