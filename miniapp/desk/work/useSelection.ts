import { useState } from 'react'
import type { WorkItemView } from '../../../shared/desk/contract'
import { decisionsAtOnce } from '../../../shared/membership/bulk.contract'

/** Cases chosen for one decision; those that left the list, or moved on, are let go by themselves. */
export function useSelection(items: readonly WorkItemView[] | undefined) {
  const [isOn, setOn] = useState(false)
  const [ids, setIds] = useState<readonly string[]>([])
  const able = (items ?? []).filter(canChoose)
  const chosen = able.filter(({ id }) => ids.includes(id))
  const isFull = chosen.length >= decisionsAtOnce
  return {
    isOn,
    chosen,
    /** Whether there is anything to choose at all. */
    isPossible: able.length > 1,
    canChoose: (item: WorkItemView) => canChoose(item) && (!isFull || ids.includes(item.id)),
    has: (id: string) => ids.includes(id),
    start: () => setOn(true),
    stop: () => {
      setOn(false)
      setIds([])
    },
    toggle: ({ id }: WorkItemView) => {
      setOn(true)
      setIds(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id])
    },
    chooseAll: () => setIds(able.slice(0, decisionsAtOnce).map(({ id }) => id)),
  }
}

export type Selection = ReturnType<typeof useSelection>

const canChoose = ({ kind, state }: WorkItemView): boolean => kind === 'membership.application' && state === 'submitted'
