import { desk, type WorkItemView } from '../../../shared/desk/contract'
import type { CallInput } from '../../../shared/http/contract'
import { clientOf } from '../../platform/client'
import { useCommand } from '../../platform/useCommand'
import type { View } from '../../platform/useView'
import type { PaneProps } from './pane'

const client = clientOf(desk)

type Assignment = CallInput<(typeof desk)['assignWorkItem']>['body']

/** Taking a case, giving it to somebody and handing it back; after a refusal it is loaded again unless `onError` says otherwise. */
export function useAssigning(
  { id, onAssigned, onChanged }: PaneProps,
  view: Pick<View<unknown>, 'refresh'>,
  onError?: (error: Error) => void,
) {
  const reload = () => {
    onChanged()
    void view.refresh()
  }
  const onDone = (item: WorkItemView) => {
    onAssigned(item)
    void view.refresh()
  }
  const assign = useCommand(
    (body: Assignment, options) => client.assignWorkItem({ params: { workItemId: id }, body }, options),
    { onDone, onError: onError ?? reload },
  )
  return { assign, reload, handBack: { onDone, onRefused: reload } }
}
