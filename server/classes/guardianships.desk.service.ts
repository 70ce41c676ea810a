import type { ToldChild } from '../../shared/classes/children'
import type { GuardianshipCase, GuardianshipDecision } from '../../shared/classes/children.desk.contract'
import { gradeOn } from '../../shared/classes/rules'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { maskName } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import { recordStep } from '../desk'
import { documentIndexOf, proveSeen } from '../identity'
import { notify } from '../notifications'
import { findStrangersTo } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { lockPools } from '../platform/pools'
import { withdrawGuardianConsent } from '../privacy'
import { eraseIfLeft, isLastOfBooked } from './children.changing'
import { Child, Guardianship } from './children.entities'
import { childLink } from './children.links'
import { factsOf, findGuardians, findKnownGuardians } from './children.queries'
import { rowOf } from './children.service'
import { readTold } from './children.told'
import * as desk from './reviews.desk'

type Loaded = desk.AtDesk<Guardianship>

const load = (db: Db, actor: StaffActor, id: string): Promise<Loaded> => desk.load(db, actor, 'guardianship', id)

export async function view(db: Db, actor: StaffActor, id: string, now: Date): Promise<GuardianshipCase> {
  const loaded = await load(db, actor, id)
  const base = await desk.draw(db, actor, loaded, now)
  const { row } = loaded
  const child = row.child!
  const identityDue = isIdentityDue(row)
  const canSee = identityDue && row.state === 'confirmed'
  const told = toldOf(row, child)
  return {
    ...base,
    actions: [...base.actions, ...(canSee ? (['see'] as const) : []), ...(told ? (['reveal'] as const) : [])],
    relation: row.relation,
    identityDue,
    child: told && drawTold(told, now),
    known: told && (await drawKnown(db, actor, row, child, told)),
  }
}

/** What this guardian said of the child, or what is on record since they were confirmed; null once that is over. */
const toldOf = ({ told, state }: Guardianship, child: Child): ToldChild | null =>
  told === null ? (state === 'confirmed' ? factsOf(child) : null) : readTold(told)

const drawTold = ({ name, birthDate, documentKind, documentNumber, entryYear }: ToldChild, now: Date) => ({
  name,
  birthDate,
  documentKind,
  documentNumber: maskDocumentNumber(documentNumber),
  grade: gradeOn(entryYear, shanghaiDay(now)),
})

/** Other confirmed guardians, but those this member of staff may know nothing of. */
async function drawKnown(
  db: Db,
  actor: StaffActor,
  row: Guardianship,
  child: Child,
  told: ToldChild,
): Promise<GuardianshipCase['known']> {
  const others = (await findKnownGuardians(db, [child.id])).filter(({ personId }) => personId !== row.personId)
  const ids = others.map(({ personId }) => personId)
  const strangers = await findStrangersTo(db, actor, ids)
  const shown = others.filter(({ personId }) => !strangers.has(personId))
  if (shown.length === 0) return null
  const onRecord = factsOf(child)
  const fields = ['name', 'birthDate', 'documentKind', 'entryYear'] as const
  return {
    guardians: shown.map(({ person, relation }) => ({ name: person?.name ? maskName(person.name) : '', relation })),
    differs: fields.filter((field) => onRecord[field] !== told[field]),
  }
}

/** The child's whole number, as this guardian gave it; `mount` records that it was looked at. */
export async function reveal(db: Db, actor: StaffActor, id: string): Promise<{ documentNumber: string }> {
  const { row } = await load(db, actor, id)
  const told = toldOf(row, row.child!)
  if (!told) throw new AppError('classes.case_not_found')
  return { documentNumber: told.documentNumber }
}

export async function decide(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: GuardianshipDecision,
  now: Date,
): Promise<GuardianshipCase> {
  const loaded = await load(db, actor, id)
  const { row } = loaded
  if (decision.decision === 'see') {
    if (row.state !== 'confirmed') throw new AppError('classes.nothing_to_see')
    await see(db, actor, loaded, now)
    return view(db, actor, id, now)
  }
  // Held, so that of two guardians who are confirmed at once the second one meets the first.
  const child = (await lockPools(db, Child, [row.childId])).get(row.childId)!
  if (decision.decision === 'end' && (await isLastOfBooked(db, row))) throw new AppError('classes.child_booked')
  const others = await findGuardians(db, [row.childId])
  const state = await desk.decide(db, actor, 'guardianship', loaded, decision, now)
  if (state === 'confirmed') {
    await putOnRecord(db, row, child, others.length === 0)
    if (decision.decision === 'confirm' && decision.assurance) await see(db, actor, loaded, now)
    await tellOthers(db, row, others, now)
  }
  if (state === 'refused' || state === 'ended') {
    await withdrawGuardianConsent(db, row.personId, row.childId, now)
    await eraseIfLeft(db, row.childId, now)
  }
  return view(db, actor, id, now)
}

const isIdentityDue = ({ person }: Guardianship): boolean =>
  person!.assurance === 'stated' && person!.documentNumber !== null

/** The guardian's own document was held against what is on record of them: from now on they can collect the child. */
async function see(db: Db, actor: StaffActor, { row, organisation }: Loaded, now: Date): Promise<void> {
  if (!isIdentityDue(row)) throw new AppError('classes.nothing_to_see')
  await proveSeen(db, row.personId, { by: actor.personId, caseId: row.id }, now)
  const step = { caseId: row.id, step: 'seen', at: now, actorId: actor.personId, organisationId: organisation.id }
  await recordStep(db, step)
}

/** What the first confirmed guardian told is the child's record; a later one adds what the record lacks. */
async function putOnRecord(db: Db, { id, told: written }: Guardianship, child: Child, isFirst: boolean): Promise<void> {
  const told = readTold(written!)
  const { health, contacts, ...identity } = rowOf(told)
  const added = { health: child.health ?? health, contacts: child.contacts ?? contacts, version: child.version + 1 }
  const documentIndex = documentIndexOf(told.documentNumber)
  const change = isFirst ? { ...identity, ...added, documentIndex, erasedAt: null } : added
  await db.update(Child, { id: child.id }, change)
  await db.update(Guardianship, { id }, { told: null })
}

/** Who shares a child learns of whoever shares it from now on. */
async function tellOthers(
  db: Db,
  { id, childId }: Guardianship,
  others: readonly Pick<Guardianship, 'personId'>[],
  now: Date,
): Promise<void> {
  for (const { personId } of others) {
    const notice = { personId, template: 'guardians.guardianAdded', params: {}, link: childLink(childId) }
    await notify(db, { ...notice, dedupeKey: `${id} joined ${personId}` }, now)
  }
}
