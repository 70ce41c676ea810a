import { areWithin } from '../../shared/classes/planRules'
import type { classPlansDesk } from '../../shared/classes/plans.desk.contract'
import type { TermView } from '../../shared/classes/planViews'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { findOrganisation, type Organisation, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { newId } from '../platform/random'
import { Term } from './entities'
import {
  changeTerm,
  countClasses,
  findClassesOf,
  findEveryClassOf,
  findTerm,
  findTerms,
  findUsableSites,
} from './plans.queries'
import { drawDeskRow, drawSiteChoice } from './plans.views'
import { countPlaces } from './queries'

type Contract = typeof classPlansDesk

export const unionsOf = ({ grants }: StaffActor) =>
  grants.map(({ organisationId, organisationName }) => ({ id: organisationId, name: organisationName }))

/** A union the actor may plan for; any other is as absent as one that never was. */
export async function loadUnion(db: Db, actor: StaffActor, id: string): Promise<Organisation> {
  const union = await findOrganisation(db, id)
  if (!union || union.closedAt || !reaches(actor.grants, union.path)) throw new AppError('organisations.not_found')
  return union
}

export async function loadTerm(db: Db, actor: StaffActor, id: string): Promise<Term> {
  const term = await findTerm(db, id)
  if (!term || !reaches(actor.grants, term.organisation!.path)) throw new AppError('classes.term_not_found')
  return term
}

export async function loadOpenTerm(db: Db, actor: StaffActor, id: string): Promise<Term> {
  const term = await loadTerm(db, actor, id)
  if (term.closedAt) throw new AppError('classes.term_closed')
  return term
}

export async function list(db: Db, actor: StaffActor, cursor: string | undefined) {
  const page = toPage(await findTerms(db, actor.grants, cursor), ({ id }) => [id])
  const counts = await countClasses(
    db,
    page.items.map(({ id }) => id),
  )
  return { ...page, items: page.items.map((term) => drawTerm(term, counts)), unions: unionsOf(actor) }
}

export function drawTerm(term: Term, counts: Map<string, number>): TermView {
  const { id, version, name, fromDay, toDay, closedAt } = term
  return {
    ...{ id, version, name, from: fromDay, to: toDay, isClosed: closedAt !== null },
    organisation: refOf(term.organisation!),
    classes: counts.get(id) ?? 0,
    // What is over can be done again next year.
    actions: closedAt === null ? ['edit', 'copy', 'addClass'] : ['copy'],
  }
}

const view = async (db: Db, term: Term): Promise<TermView> => drawTerm(term, await countClasses(db, [term.id]))

export async function get(db: Db, actor: StaffActor, id: string, cursor: string | undefined) {
  const term = await loadTerm(db, actor, id)
  const page = toPage(await findClassesOf(db, id, cursor), (row) => [row.id])
  const places = await countPlaces(
    db,
    page.items.map((row) => row.id),
  )
  return { ...page, items: page.items.map((row) => drawDeskRow(row, places)), term: await view(db, term) }
}

export async function openForm(db: Db, actor: StaffActor, id: string) {
  const term = await loadTerm(db, actor, id)
  return { term: await view(db, term), sites: (await findUsableSites(db, term.organisation!)).map(drawSiteChoice) }
}

export async function add(
  db: Db,
  actor: StaffActor,
  { organisationId, term: { name, from, to } }: BodyOf<Contract['addTerm']>,
  now: Date,
): Promise<TermView> {
  await loadUnion(db, actor, organisationId)
  const id = newId()
  const days = { fromDay: from, toDay: to, copiedFromId: null, closedAt: null }
  await db.insert(Term, { id, organisationId, version: 1, name, ...days, createdAt: now })
  return view(db, (await findTerm(db, id))!)
}

export async function edit(
  db: Db,
  actor: StaffActor,
  id: string,
  { version, term: { name, from, to } }: BodyOf<Contract['editTerm']>,
): Promise<TermView> {
  const term = await loadOpenTerm(db, actor, id)
  if (term.version !== version) throw new AppError('classes.plan_changed', { version: term.version })
  const rows = await findEveryClassOf(db, id)
  if (!rows.every(({ content }) => areWithin(content.sessions, { from, to }))) {
    throw new AppError('classes.days_outside_term', undefined, 'from')
  }
  if (!(await changeTerm(db, term, { name, fromDay: from, toDay: to }))) throw new AppError('classes.plan_changed')
  return view(db, (await findTerm(db, id))!)
}
