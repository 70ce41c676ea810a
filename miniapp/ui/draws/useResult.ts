import { useMemo, useState } from 'react'
import { type DrawProblem, readList, recompute, type Ticket } from '../../../shared/draws/rules'
import type { PublishedDraw } from '../../../shared/draws/views'
import { sha256 } from '../../platform/sha256'

export type Recomputed = { order: Ticket[] } | { problem: DrawProblem }

/** A phone works out so many tickets without being noticed. */
const atOnce = 1_000

/** The result as this phone works it out; null while nothing was drawn. */
function workOut({ list, listHash, secret, secretHash, publicValue }: PublishedDraw): Recomputed | null {
  if (list === null || listHash === null || secret === null || publicValue === null) return null
  return recompute(sha256, { list, listHash, secret, secretHash, publicValue })
}

/** The frozen list of a draw, and its result worked out here: at once, or once it is asked for where there is much of it. */
export function useResult(draw: PublishedDraw) {
  const [isAsked, setAsked] = useState(false)
  const tickets = useMemo(() => (draw.list === null ? [] : (readList(draw.list) ?? [])), [draw.list])
  const isDue = isAsked || tickets.length <= atOnce
  const result = useMemo(() => (isDue ? workOut(draw) : null), [draw, isDue])
  const order = result && 'order' in result ? result.order : null
  return { tickets, result, order, ask: () => setAsked(true) }
}
