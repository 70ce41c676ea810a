import { type DrawProblem, recompute, type Ticket } from '../../../shared/classes/draws'
import { classDraws, type DrawView } from '../../../shared/classes/draws.contract'
import { bookingErrors, drawErrors } from '../../../shared/classes/text'
import { clientOf } from '../../platform/client'
import { currentText } from '../../platform/locale'
import { sha256 } from '../../platform/sha256'

export const draws = clientOf(classDraws)

export const errorWords = (): Record<string, string> => ({
  ...currentText(bookingErrors).errors,
  ...currentText(drawErrors).errors,
})

export type Recomputed = { order: Ticket[] } | { problem: DrawProblem }

/** The result as this phone works it out; null while nothing was drawn. */
export function workOut({ list, listHash, secret, secretHash, publicValue }: DrawView): Recomputed | null {
  if (list === null || listHash === null || secret === null || publicValue === null) return null
  return recompute(sha256, { list, listHash, secret, secretHash, publicValue })
}
