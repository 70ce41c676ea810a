import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { PlanContent } from '../../shared/insurance/plans'
import type { insurancePlansDesk, PlanDeskView, PlanRow } from '../../shared/insurance/plans.desk.contract'
import { findOrganisation, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { Plan, PlanVersion } from './entities'
import { changePlan, findPlan, findPlansAlong, findVersions } from './plans.queries'

type Contract = typeof insurancePlansDesk

export async function list(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findPlansAlong(db, actor.grants, cursor), ({ id }) => [id])
  const versions = await findVersions(
    db,
    page.items.map(({ id }) => id),
  )
  const items = page.items.map((plan) => drawRow(plan, versions))
  return { ...page, items, unions: unionsOf(actor) }
}

/** What is written now where it is not published, or else what was published last. */
const contentNow = (plan: Plan, versions: PlanVersion[]): PlanContent =>
  versions.find(({ planId }) => planId === plan.id)?.content ?? plan.draft!

function drawRow(plan: Plan, versions: PlanVersion[]): PlanRow {
  const { name, grantedBy } = contentNow(plan, versions)
  const { id, published, draft, closedAt } = plan
  const organisation = refOf(plan.organisation!)
  return { id, name, organisation, grantedBy, published, hasDraft: draft !== null, isClosed: closedAt !== null }
}

const unionsOf = ({ grants }: StaffActor) =>
  grants.map(({ organisationId, organisationName }) => ({ id: organisationId, name: organisationName }))

/** A plan whose members one administers, or some of them; any other is as absent as one that never was. */
export async function loadPlan(db: Db, actor: StaffActor, id: string): Promise<Plan> {
  const plan = await findPlan(db, id)
  const { path } = plan?.organisation ?? { path: '' }
  const isSeen =
    plan !== null && (reaches(actor.grants, path) || actor.grants.some((held) => held.path.startsWith(path)))
  if (!isSeen) throw new AppError('insurance.plan_not_found')
  return plan
}

/** One that the actor may change: of a union they administer, and not closed. */
async function loadOwn(db: Db, actor: StaffActor, id: string, version: number): Promise<Plan> {
  const plan = await loadPlan(db, actor, id)
  if (!reaches(actor.grants, plan.organisation!.path)) throw new AppError('insurance.plan_not_found')
  if (plan.closedAt !== null) throw new AppError('insurance.plan_closed')
  if (plan.version !== version) throw new AppError('insurance.plan_changed', { version: plan.version })
  return plan
}

export async function get(db: Db, actor: StaffActor, id: string): Promise<PlanDeskView> {
  const plan = await loadPlan(db, actor, id)
  const versions = await findVersions(db, [id])
  const isOwn = reaches(actor.grants, plan.organisation!.path)
  return {
    ...drawRow(plan, versions),
    version: plan.version,
    // What is being written is the business of the union that writes it.
    draft: isOwn ? plan.draft : null,
    versions: versions.map(({ number, content, validFrom, publishedAt, publisher }) => ({
      number,
      content,
      validFrom,
      publishedAt: publishedAt.toISOString(),
      publishedBy: publisher?.name ?? null,
    })),
    actions: actionsOf(plan, isOwn, versions[0]?.content),
    unions: unionsOf(actor),
  }
}

function actionsOf(plan: Plan, isOwn: boolean, content: PlanContent | undefined): PlanDeskView['actions'] {
  if (plan.closedAt !== null) return []
  const grant = content?.grantedBy === 'roster' ? (['grant'] as const) : []
  return isOwn ? ['edit', ...(plan.draft ? (['publish'] as const) : []), 'close', ...grant] : [...grant]
}

/** A copy is a draft of its own: what becomes of the other is no matter to it. */
export async function draft(
  db: Db,
  actor: StaffActor,
  { organisationId, copyOf }: BodyOf<Contract['draftPlan']>,
  now: Date,
): Promise<PlanDeskView> {
  const organisation = await findOrganisation(db, organisationId)
  if (!organisation || organisation.closedAt || !reaches(actor.grants, organisation.path)) {
    throw new AppError('organisations.not_found')
  }
  const other = await loadPlan(db, actor, copyOf)
  const [newest] = await findVersions(db, [other.id])
  const isOwn = reaches(actor.grants, other.organisation!.path)
  const content = newest?.content ?? (isOwn ? other.draft : null)
  if (!content) throw new AppError('insurance.plan_not_found')
  const id = newId()
  await db.insert(Plan, {
    id,
    organisationId,
    version: 1,
    draft: content,
    published: 0,
    closedAt: null,
    createdAt: now,
  })
  return get(db, actor, id)
}

export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, draft: written }: BodyOf<Contract['editPlan']>,
): Promise<PlanDeskView> {
  const plan = await loadOwn(db, actor, id, version)
  const [newest] = await findVersions(db, [id])
  // A code whose formula is of another kind would be another item: claims under older versions go by it.
  const before = new Map(newest?.content.items.map(({ code, formula }) => [code, formula.kind]))
  const isOther = written.items.some(({ code, formula }) => (before.get(code) ?? formula.kind) !== formula.kind)
  if (isOther) throw new AppError('insurance.plan_codes_changed')
  await change(db, plan, { draft: written })
  return get(db, actor, id)
}

/** From its day on covers are granted with it; versions come into force in the order they were made in. */
export async function publish(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, validFrom }: BodyOf<Contract['publishPlan']>,
  now: Date,
): Promise<PlanDeskView> {
  const plan = await loadOwn(db, actor, id, version)
  if (plan.draft === null) throw new AppError('insurance.plan_no_draft')
  const [newest] = await findVersions(db, [id])
  if (validFrom < shanghaiDay(now) || validFrom < (newest?.validFrom ?? '')) {
    throw new AppError('insurance.plan_day_invalid', undefined, 'validFrom')
  }
  const number = plan.published + 1
  await change(db, plan, { draft: null, published: number })
  await db.insert(PlanVersion, {
    id: newId(),
    planId: id,
    number,
    content: plan.draft,
    validFrom,
    publishedBy: actor.personId,
    publishedAt: now,
  })
  return get(db, actor, id)
}

export async function close(
  db: Db,
  actor: StaffActor,
  id: string,
  { version }: BodyOf<Contract['closePlan']>,
  now: Date,
): Promise<PlanDeskView> {
  await change(db, await loadOwn(db, actor, id, version), { closedAt: now })
  return get(db, actor, id)
}

async function change(db: Db, plan: Plan, to: Partial<Plan>): Promise<void> {
  if (!(await changePlan(db, plan, to))) throw new AppError('insurance.plan_changed')
}
