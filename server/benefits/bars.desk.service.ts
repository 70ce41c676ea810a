import type { BarDecision, BarState } from '../../shared/benefits/bars'
import type { BarCase, benefitBars } from '../../shared/benefits/bars.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { describeDecision, drawAssignee, findWorkItem, handBackTo, moveWorkItem, recordStep } from '../desk'
import { notify } from '../notifications'
import { findStrangersTo, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { BenefitBar } from './bars.entities'
import { barsLink, drawBar } from './bars.service'

/** A bar of a union in reach, not of the manager's own; any other is as absent as one that never was. */
async function loadBar(db: Db, actor: StaffActor, id: string): Promise<BenefitBar> {
  const bar = await db
    .createQueryBuilder(BenefitBar, 'bar')
    .innerJoinAndSelect('bar.organisation', 'organisation')
    .innerJoinAndSelect('bar.campaign', 'campaign')
    .leftJoinAndSelect('bar.person', 'person')
    .where('bar.id = :id', { id })
    .getOne()
  if (!bar || !reaches(actor.grants, bar.organisation!.path)) throw new AppError('benefits.bar_not_found')
  const isKept = bar.personId === actor.personId || (await findStrangersTo(db, actor, [bar.personId])).size > 0
  if (isKept) throw new AppError('benefits.bar_not_found')
  return bar
}

export async function get(db: Db, actor: StaffActor, id: string, now: Date): Promise<BarCase> {
  const bar = await loadBar(db, actor, id)
  const item = await findWorkItem(db, id)
  const { version, state, appealedAt, dueAt, organisation, person } = bar
  return {
    ...drawBar(bar),
    version,
    organisation: refOf(organisation!),
    person: person?.name ?? '',
    appealedAt: appealedAt?.toISOString() ?? null,
    overdue: state === 'appealed' && dueAt !== null && dueAt < now,
    assignee: item && drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    actions: actionsOn(state),
  }
}

/** Staff may lift a bar without being asked; upholding answers an appeal. */
function actionsOn(state: BarState): BarCase['actions'] {
  if (state === 'appealed') return ['lift', 'uphold', 'assign']
  return state === 'active' ? ['lift'] : []
}

const outcomes: Record<BarDecision, BarState> = { lift: 'lifted', uphold: 'upheld' }

/** Decides at the version the manager saw; of two the second is told what the first one did. */
export async function decide(
  db: Db,
  actor: StaffActor,
  id: string,
  { decision, version, answer }: BodyOf<(typeof benefitBars)['decideBar']>,
  now: Date,
): Promise<BarCase> {
  const bar = await loadBar(db, actor, id)
  if (bar.decidedAt) throw new AppError('benefits.bar_decided', await describeDecision(db, bar))
  const state = outcomes[decision]
  const change = { state, version: version + 1, answer, decidedBy: actor.personId, decidedAt: now, dueAt: null }
  const isOpen = bar.version === version && actionsOn(bar.state).includes(decision)
  const changed = isOpen ? await db.update(BenefitBar, { id, version, state: bar.state }, change) : { affected: 0 }
  if (changed.affected !== 1) throw new AppError('benefits.bar_changed', { version: bar.version })
  const { personId, organisationId, campaign, untilDay } = bar
  await moveWorkItem(db, id, { state, version: version + 1, isOpen: false, assigneeId: actor.personId })
  await recordStep(db, { caseId: id, step: state, at: now, actorId: actor.personId, organisationId })
  const params = { name: campaign!.content.name, until: untilDay }
  const notice = { personId, template: `benefitBars.${state}`, params, link: barsLink, organisationId }
  await notify(db, { ...notice, dedupeKey: `${id} ${state}` }, now)
  return get(db, actor, id, now)
}
