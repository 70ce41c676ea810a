import { In } from 'typeorm'
import type { DocumentKind } from '../../shared/membership/documents'
import type { MembershipState } from '../../shared/membership/states'
import { notify } from '../notifications'
import type { Organisation } from '../organisations'
import { type Db, isDuplicate } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { Membership } from './entities'
import { makeMembershipNumber } from './numbers'
import { recordChange } from './standing.service'

/** What a unit wrote of a person, which is all it may ever read back of them. */
export interface UnitFacts {
  name: string
  phone?: string | null
  documentKind?: DocumentKind | null
  documentNumber?: string | null
  /** By which plans its lists have covered them, and until which day: whatever else covers them is not its to know. */
  covers?: Record<string, string>
}

/** Of whom a unit gets a shadow, and on what occasion. */
export interface ShadowOf {
  personId: string
  organisation: Pick<Organisation, 'id' | 'name'>
  facts: UnitFacts
  applicationId?: string
  /** Who let them in, as far as the unit sees. */
  actorId?: string
}

/**
 * Writes what the unit takes for a membership: a number, a state, a day. Nothing hangs on it, and the person is told. Where
 * a unit has one of this person already, that one is given back: a stranger would be its member since then.
 */
export async function addShadow(
  db: Db,
  { personId, organisation, facts, applicationId, actorId }: ShadowOf,
  random: Random,
  now: Date,
): Promise<{ membership: Membership; isNew: boolean }> {
  const id = newId()
  const number = makeMembershipNumber(random)
  try {
    await db.insert(Membership, {
      id,
      personId,
      currentKey: null,
      organisationId: organisation.id,
      state: 'active',
      number,
      numberKey: number,
      since: now,
      stateSince: now,
      until: null,
      applicationId: applicationId ?? null,
      isShadow: true,
      shadowKey: personId,
      shadowFacts: JSON.stringify(facts),
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return { membership: await db.findOneByOrFail(Membership, { shadowKey: personId }), isNew: false }
  }
  const entry = { act: 'join', toState: 'active', actorId: actorId ?? null, organisationId: organisation.id } as const
  await recordChange(db, { id, personId, state: 'active' }, entry, now)
  const notice = { template: 'membership.shadowed', params: { organisation: organisation.name }, link: null }
  await notify(db, { ...notice, personId, dedupeKey: `${id} shadowed` }, now)
  return { membership: await db.findOneByOrFail(Membership, { id }), isNew: true }
}

/** The shadow units have of a person, where there is one. */
export const findShadow = (db: Db, personId: string): Promise<Membership | null> =>
  db.findOneBy(Membership, { shadowKey: personId })

/** Takes a shadow out of its unit's list, as undoing an import or leaving would a membership; false where it is out. */
export async function endShadow(
  db: Db,
  membershipId: string,
  state: Extract<MembershipState, 'left' | 'lapsed' | 'expelled' | 'deceased'>,
  now: Date,
): Promise<boolean> {
  const standing = await db.findOneBy(Membership, { id: membershipId, isShadow: true })
  if (!standing?.shadowKey) return false
  const where = { id: membershipId, shadowKey: standing.shadowKey, version: standing.version }
  const change = { state, until: now, shadowKey: null, version: standing.version + 1 }
  if ((await db.update(Membership, where, change)).affected !== 1) return false
  const entry = { act: endings[state], toState: state, actorId: null, organisationId: standing.organisationId }
  await recordChange(db, standing, entry, now)
  return true
}

const endings = { left: 'leave', lapsed: 'lapse', expelled: 'expel', deceased: 'die' } as const

/** What units wrote of their shadows, by membership. */
export async function findUnitFacts(db: Db, membershipIds: readonly string[]): Promise<Map<string, UnitFacts>> {
  if (membershipIds.length === 0) return new Map()
  const select = { id: true, shadowFacts: true } as const
  const rows = await db.find(Membership, { where: { id: In([...membershipIds]), isShadow: true }, select })
  return new Map(rows.map(({ id, shadowFacts }) => [id, readUnitFacts(shadowFacts)!]))
}

/** The unit's list covers its shadow by a plan until a day, as far as the unit sees. */
export async function coverShadow(db: Db, membershipId: string, planId: string, until: string): Promise<void> {
  // Held first, so that of two lists at once none takes back what the other wrote.
  await db.update(Membership, { id: membershipId, isShadow: true }, { isShadow: true })
  const facts = (await findUnitFacts(db, [membershipId])).get(membershipId)
  if (!facts) return
  const shadowFacts = JSON.stringify({ ...facts, covers: { ...facts.covers, [planId]: until } } satisfies UnitFacts)
  await db.update(Membership, { id: membershipId, isShadow: true }, { shadowFacts })
}

/** What the unit wrote, of a membership loaded with it; null where it is no shadow. */
export const readUnitFacts = (shadowFacts: string | null | undefined): UnitFacts | null =>
  shadowFacts ? (JSON.parse(shadowFacts) as UnitFacts) : null
