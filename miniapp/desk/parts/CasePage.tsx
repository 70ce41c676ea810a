import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { deskText } from '../../../shared/desk/text'
import { codeOf } from '../../platform/errors'
import { useText } from '../../platform/locale'
import { replace } from '../../platform/navigate'
import type { View } from '../../platform/useView'
import { Button, Empty, Skeleton, toast } from '../../ui'
import { DeskPage } from './DeskPage'
import type { PaneProps } from './pane'

const nothing = () => {}

/** What a case is given where no queue stands beside it. */
export const alone = (id: string): PaneProps => ({ id, onAssigned: nothing, onDecided: toast, onChanged: nothing })

interface CasePageProps<T> {
  title: string
  view: View<T>
  errors: Record<string, string>
  /** The code that says there is no such case, or none in reach: then the queue is the way on. */
  absent?: string
  cards?: number
  children: (of: T, toQueue: ReactNode) => ReactNode
}

/** A case as a page of its own: on a phone, and by its link. */
export function CasePage<T>({ title, view, errors, absent, cards = 3, children }: CasePageProps<T>) {
  const text = useText(deskText)
  if (absent !== undefined && view.error && codeOf(view.error) === absent) {
    return (
      <DeskPage title={title} section="queue">
        <Empty text={errors[absent]!} action={{ label: text.backToQueue, onTap: backToQueue }} />
      </DeskPage>
    )
  }
  const toQueue = (
    <Button kind="outline" onTap={backToQueue}>
      {text.backToQueue}
    </Button>
  )
  return (
    <DeskPage title={title} section="queue" view={view} errors={errors} skeleton={<Skeleton cards={cards} />}>
      {(of) => children(of, toQueue)}
    </DeskPage>
  )
}

/** Where it was opened from; by a link, the queue takes this page's place. */
function backToQueue() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else replace('/desk/work/queue')
}
