import type { BarDecision, BarState } from '../../shared/classes/after'
import type { BarCase, classAfterDesk } from '../../shared/classes/after.desk.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { describeDecision, drawAssignee, findWorkItem, handBackTo, moveWorkItem, recordStep } from '../desk'
import { notify } from '../notifications'
import { findStrangersTo, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { ClassBar } from './after.entities'
import { findBar, findBarDays } from './after.queries'
import { findGuardians } from './children.queries'

/** A bar of a union in reach, of no child of the manager's own; any other is as absent as one that never was. */
async function loadBar(db: Db, actor: StaffActor, id: string): Promise<ClassBar> {
  const bar = await findBar(db, id)
  if (!bar || !reaches(actor.grants, bar.organisation!.path)) throw new AppError('classes.bar_not_found')
  const guardians = (await findGuardians(db, [bar.childId])).map(({ personId }) => personId)
  const strangers = await findStrangersTo(db, actor, guardians)
  const isKept = guardians.includes(actor.personId) || guardians.some((personId) => strangers.has(personId))
  if (isKept) throw new AppError('classes.bar_not_found')
  return bar
}

export async function getBar(db: Db, actor: StaffActor, id: string, now: Date): Promise<BarCase> {
  const bar = await loadBar(db, actor, id)
  const item = await findWorkItem(db, id)
  const { caseNumber, version, state, attended, asked, untilDay, appeal, appealedAt, answer } = bar
  const dueAt = state === 'appealed' ? bar.dueAt : null
  return {
    ...{ id, caseNumber, version, state, attended, asked, until: untilDay, appeal, answer },
    organisation: refOf(bar.organisation!),
    child: bar.child!.name,
    term: bar.term!.name,
    appealedAt: appealedAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    overdue: dueAt !== null && dueAt < now,
    assignee: item && drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    days: (await findBarDays(db, bar)).map(({ day, content, mark }) => ({ day, class: nameIn(content), mark })),
    actions: actionsOn(state),
  }
}

const nameIn = (content: string): string => (JSON.parse(content) as { name: string }).name

/** Staff may lift a bar without being asked; upholding answers an appeal. */
function actionsOn(state: BarState): BarCase['actions'] {
  if (state === 'appealed') return ['lift', 'uphold', 'assign']
  return state === 'active' ? ['lift'] : []
}

const outcomes: Record<BarDecision, BarState> = { lift: 'lifted', uphold: 'upheld' }

/** Decides at the version the manager saw; of two the second is told what the first one did. */
export async function decideBar(
  db: Db,
  actor: StaffActor,
  id: string,
  { decision, version, answer }: BodyOf<(typeof classAfterDesk)['decideBar']>,
  now: Date,
): Promise<BarCase> {
  const bar = await loadBar(db, actor, id)
  if (bar.decidedAt) throw new AppError('classes.bar_decided', await describeDecision(db, bar))
  const state = outcomes[decision]
  const change = { state, version: version + 1, answer, decidedBy: actor.personId, decidedAt: now, dueAt: null }
  const isOpen = bar.version === version && actionsOn(bar.state).includes(decision)
  const changed = isOpen ? await db.update(ClassBar, { id, version, state: bar.state }, change) : { affected: 0 }
  if (changed.affected !== 1) throw new AppError('classes.bar_changed', { version: bar.version })
  await moveWorkItem(db, id, { state, version: version + 1, isOpen: false, assigneeId: actor.personId })
  await recordStep(db, {
    caseId: id,
    step: state,
    at: now,
    actorId: actor.personId,
    organisationId: bar.organisationId,
  })
  await tellDecided(db, bar, state, now)
  return getBar(db, actor, id, now)
}

async function tellDecided(db: Db, bar: ClassBar, state: BarState, now: Date): Promise<void> {
  const { id, childId, organisationId, untilDay, term } = bar
  for (const { personId } of await findGuardians(db, [childId])) {
    const params = { term: term!.name, until: untilDay }
    const notice = { personId, template: `classAfter.${state}`, params, link: '/classes/records', organisationId }
    await notify(db, { ...notice, dedupeKey: `${id} ${state} ${personId}` }, now)
  }
}
