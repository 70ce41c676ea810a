import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import {
  classChildrenDesk,
  type GuardianshipCase,
  type GuardianshipDecision,
  type PriorityCase,
  type ReviewDecision,
} from '../../../../shared/classes/children.desk.contract'
import { guardianshipDeskText } from '../../../../shared/classes/guardianshipDeskText'
import { childrenErrors } from '../../../../shared/classes/text'
import { deskText } from '../../../../shared/desk/text'
import { clientOf } from '../../../platform/client'
import { currentText } from '../../../platform/locale'
import { useCommand } from '../../../platform/useCommand'
import { useView } from '../../../platform/useView'
import type { PaneProps } from '../../parts/pane'
import { useAssigning } from '../../parts/useAssigning'

export const client = clientOf(classChildrenDesk)

/** The feature's words for codes, with those of the desk. */
export const errorWords = (): Record<string, string> => ({
  ...currentText(deskText).errors,
  ...currentText(childrenErrors).errors,
})

interface Calls<T, D> {
  load: () => Promise<T>
  decide: (body: D, options: { idempotencyKey?: string }) => Promise<T>
}

/** A case, and what a class manager can do with it; after any refusal it is loaded again, with what was typed kept. */
function useReview<T extends { state: string }, D>(pane: PaneProps, { load, decide: call }: Calls<T, D>) {
  const { id, onDecided } = pane
  const view = useView(load, { deps: [id] })
  const { assign, reload, handBack } = useAssigning(pane, view)
  const decide = useCommand(call, {
    onDone: (after) => {
      view.show(after)
      const { done } = currentText(guardianshipDeskText)
      onDecided(done[after.state as keyof typeof done])
    },
    onError: reload,
  })
  return { view, decide, assign, failure: decide.error ?? assign.error, handBack }
}

export type Review<D = ReviewDecision> = Omit<ReturnType<typeof useReview<{ state: string }, D>>, 'view'>

export function useGuardianship(props: PaneProps) {
  const params = { guardianshipId: props.id }
  return useReview<GuardianshipCase, GuardianshipDecision>(props, {
    load: () => client.getGuardianship({ params }),
    decide: (body, options) => client.decideGuardianship({ params, body }, options),
  })
}

export function usePriority(props: PaneProps) {
  const params = { priorityId: props.id }
  return useReview<PriorityCase, ReviewDecision>(props, {
    load: () => client.getPriority({ params }),
    decide: (body, options) => client.decidePriority({ params, body }, options),
  })
}

/** The child's whole number, until the page is left. */
export function useWholeNumber(guardianshipId: string) {
  const [number, setNumber] = useState<string | null>(null)
  const look = useCommand(() => client.revealGuardianship({ params: { guardianshipId } }), {
    onDone: ({ documentNumber }) => setNumber(documentNumber),
  })
  useDidHide(() => setNumber(null))
  return { number, look: () => void look.run(undefined), busy: look.busy, hide: () => setNumber(null) }
}
