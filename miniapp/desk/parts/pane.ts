import type { WorkItemView } from '../../../shared/desk/contract'

/** What a case beside the queue is given, whatever it is about. */
export interface PaneProps {
  id: string
  /** After the case went to somebody, or back. */
  onAssigned: (item: WorkItemView) => void
  /** After it was decided here: whom it was about, and what became of it. */
  onDecided: (outcome: string) => void
  /** After it turned out that somebody else had changed it. */
  onChanged: () => void
}
