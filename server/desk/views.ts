import type { WorkItemView } from '../../shared/desk/contract'
import { maskName } from '../../shared/identity/masks'
import type { Actor } from '../platform/actor'
import type { NamedStep, OwnStep } from './cases'
import type { WorkItem } from './entities'

export function toView(item: WorkItem, actor: Actor, now: Date): WorkItemView {
  return {
    id: item.id,
    kind: item.kind,
    feature: item.feature,
    state: item.state,
    version: item.version,
    subject: subjectOf(item),
    route: item.route,
    organisationId: item.organisationId,
    organisationName: item.organisation?.name ?? '',
    movedUpFrom: item.movedUpFrom?.name ?? null,
    openedAt: item.openedAt.toISOString(),
    dueAt: item.isOpen ? (item.dueAt?.toISOString() ?? null) : null,
    overdue: item.isOpen && item.dueAt !== null && item.dueAt < now,
    assignee: drawAssignee(item, actor),
  }
}

/**
 * The name, masked; where none is on record a feature gives the phone, which comes masked already. What is about nobody goes by its
 * own id, and is named in full.
 */
const subjectOf = ({ id, subjectId, subject }: WorkItem): string =>
  subjectId === id || subject === '' || /^\d{3}\*{4}\d{4}$/.test(subject) ? subject : maskName(subject)

/** Who has a case; null while nobody does. */
export const drawAssignee = (item: WorkItem | null, { personId }: Actor): WorkItemView['assignee'] =>
  item?.assignee ? { name: item.assignee.name ?? '', isMe: item.assigneeId === personId } : null

interface Entry {
  step: string
  at: string
  by: string | null
}

/** The steps of a case as its page lists them: by staff's names, nobody's where the applicant acted. */
export const drawHistory = <E extends Entry>(steps: NamedStep[], applicantId: string): E[] =>
  steps.map(({ step, at, actorId, actorName, organisationName, details }) => {
    // Nobody's doing: it says to which union it moved.
    const by = step === 'escalated' ? organisationName : actorId === applicantId ? null : (actorName ?? '')
    return { step, at: at.toISOString(), by, ...details } as Entry as E
  })

/** The steps of a case that its person is shown: the unions that acted, and none of their staff. */
export const drawOwnHistory = <S extends string>(
  steps: readonly OwnStep[],
  shown: readonly S[],
): { step: S; at: string; organisation: string | null }[] =>
  steps.flatMap(({ step: name, at, organisationName: organisation }) => {
    const step = shown.find((one) => one === name)
    return step ? [{ step, at: at.toISOString(), organisation }] : []
  })
