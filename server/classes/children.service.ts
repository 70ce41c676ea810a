import { bornOn, type ChildIdentity, identityProblem, type ToldChild } from '../../shared/classes/children'
import type { ChildrenView, ChildView, classChildren } from '../../shared/classes/children.contract'
import type { BodyOf, ParamsOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { normaliseDocumentNumber } from '../../shared/membership/documents'
import { documentIndexOf, nameIndexOf, Person } from '../identity'
import { makeCaseNumber } from '../platform/caseNumbers'
import { type Db, isDuplicate } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { lockPools } from '../platform/pools'
import { newId, type Random } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { giveGuardianConsent, noticeVersion } from '../privacy'
import { Child, Guardianship } from './children.entities'
import { findChildByDocument, findOwnChild, findShownChildren, type OwnChild } from './children.queries'
import { childrenRule } from './children.rules'
import { writeTold } from './children.told'
import { drawCards, drawChild } from './children.views'
import { findReviewingUnion } from './reviewing'
import * as reviews from './reviews'

type Contract = typeof classChildren

export async function list(db: Db, personId: string, now: Date): Promise<ChildrenView> {
  const children = await findShownChildren(db, personId)
  const { mostChildren } = await ruleAt(db, childrenRule, now)
  return {
    items: await drawCards(db, children, now),
    noticeVersion,
    left: Math.max(0, mostChildren - children.length),
  }
}

export async function get(db: Db, personId: string, id: string, now: Date): Promise<ChildView> {
  return drawChild(db, await requireChild(db, personId, id), now)
}

export async function requireChild(db: Db, personId: string, id: string): Promise<OwnChild> {
  const child = await findOwnChild(db, personId, id)
  if (!child) throw new AppError('classes.child_not_found')
  return child
}

/** Adds a child; one that is on record already, by another guardian, looks to the caller as one that is not. */
export async function add(
  db: Db,
  personId: string,
  { relation, noticeVersion: agreed, ...identity }: BodyOf<Contract['addChild']>,
  random: Random,
  now: Date,
): Promise<ChildView> {
  const told = readIdentity(identity, now)
  if (agreed !== noticeVersion) throw new AppError('privacy.notice_outdated', { noticeVersion })
  // Held, so that no more are added than may be.
  await lockPools(db, Person, [personId])
  const { mostChildren } = await ruleAt(db, childrenRule, now)
  if ((await findShownChildren(db, personId)).length >= mostChildren) throw new AppError('classes.children_too_many')
  const id = newId()
  const childId = await findOrAddChild(db, id, told, personId, now)
  const row = {
    id,
    childId,
    personId,
    relation,
    state: 'stated' as const,
    version: 1,
    liveKey: `${childId} ${personId}`,
    told: writeTold(told),
    organisationId: (await findReviewingUnion(db, personId)).id,
    caseNumber: makeCaseNumber('JH', random, now),
    createdAt: now,
  }
  await insertRows(db, Guardianship, row).catch((error: unknown) => {
    throw isDuplicate(error) ? new AppError('classes.child_known', undefined, 'documentNumber') : error
  })
  await giveGuardianConsent(db, personId, childId, now)
  return get(db, personId, id, now)
}

function readIdentity(given: ChildIdentity, now: Date): ToldChild {
  const documentNumber = normaliseDocumentNumber(given.documentNumber)
  const identity = { ...given, documentNumber }
  const problem = identityProblem(identity, shanghaiDay(now), now)
  if (problem) throw new AppError(problem[0], undefined, problem[1])
  const { name, documentKind, entryYear } = identity
  const birthDate = bornOn(identity, now)!
  return { name, documentKind, documentNumber, birthDate, entryYear, health: null, contacts: [] }
}

/** The child of this document, made now under the id of its first guardianship where there is none. */
async function findOrAddChild(db: Db, id: string, told: ToldChild, createdBy: string, now: Date): Promise<string> {
  const documentIndex = documentIndexOf(told.documentNumber)
  const known = await findChildByDocument(db, documentIndex)
  if (known) return known.id
  try {
    await insertRows(db, Child, { ...rowOf(told), id, version: 1, documentIndex, createdBy, createdAt: now })
    return id
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (await findChildByDocument(db, documentIndex))!.id
  }
}

/** What was told of a child, as its row keeps it. */
export const rowOf = ({ name, birthDate, documentKind, documentNumber, entryYear, health, contacts }: ToldChild) => ({
  name,
  nameIndex: nameIndexOf(name),
  birthDate,
  documentKind,
  documentNumber,
  entryYear: String(entryYear),
  health: health && JSON.stringify(health),
  contacts: contacts.length === 0 ? null : JSON.stringify(contacts),
})

/** A photo that proves that the caller is the child's guardian. */
export function addProof(call: OpenCall<Contract['addProof']>): Promise<ChildView> {
  const { actor, params, now } = call
  const load = async (db: Db) => (await requireChild(db, actor.personId, params.childId)).guardianship
  return reviews.addProof(call, 'guardianship', load, (db) => get(db, actor.personId, params.childId, now))
}

export async function removeProof(
  db: Db,
  personId: string,
  { childId, pictureId }: ParamsOf<Contract['removeProof']>,
  now: Date,
): Promise<ChildView> {
  const { guardianship } = await requireChild(db, personId, childId)
  await reviews.removeProof(db, 'guardianship', guardianship, pictureId, now)
  return get(db, personId, childId, now)
}

/** Asks staff to confirm. */
export async function submit(db: Db, personId: string, id: string, now: Date): Promise<ChildView> {
  const { guardianship } = await requireChild(db, personId, id)
  await reviews.submit(db, 'guardianship', guardianship, now)
  return get(db, personId, id, now)
}
