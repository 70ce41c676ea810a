import { contestsText } from '../../../shared/learning/contestsText'
import { useText } from '../../platform/locale'
import { useWhen } from '../../platform/when'

/** From when or until when one enters, whichever comes next. */
export function useEntryWindow({ opensAt, closesAt }: { opensAt: string; closesAt: string }): string {
  const text = useText(contestsText)
  const when = useWhen()
  if (Date.now() < Date.parse(opensAt)) return text.opens(when.at(opensAt))
  return Date.now() < Date.parse(closesAt) ? text.closes(when.at(closesAt)) : text.closed
}
