import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { maskPhone } from '../../shared/identity/masks'
import type { Role } from '../../shared/organisations/roles'
import { isRoot } from '../../shared/organisations/rules'
import type { InvitationView, StaffView } from '../../shared/organisations/staff.contract'
import {
  accountChanged,
  findPersons,
  type Person,
  phoneIndexOf,
  setDisabled,
  resetSecondFactor as takeAwayFactor,
} from '../identity'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import type { Organisation, RoleGrant, RoleInvitation } from './entities'
import { endInvitation, endGrant as endLiveGrant, findLiveGrants } from './grants'
import { reaches, reachesFromAbove } from './scope'
import {
  countRootAdmins,
  findEnrolled,
  findGrantInReach,
  findInvitation,
  findInvitations,
  findStaffIds,
  isStaffInReach,
  type StaffSearch,
} from './staff.queries'
import { findUnnamedTo } from './strangers'
import { lockTree } from './tree.queries'
import { requireReached } from './tree.service'

export async function listStaff(db: Db, actor: StaffActor, search: StaffSearch): Promise<Page<StaffView>> {
  const page = toPage(await findStaffIds(db, actor.grants, search), (id) => [id])
  // Whoever is found there shows that the union is in reach.
  if (search.organisationId !== undefined && page.items.length === 0) {
    await requireReached(db, actor, search.organisationId)
  }
  return { ...page, items: await describeStaff(db, actor, await withoutNamed(db, actor, page.items, search.q)) }
}

/** A name or document leads an employer's officer to nobody who asked to be a stranger; a phone they gave a role to does. */
async function withoutNamed(db: Db, actor: StaffActor, ids: string[], q: string | undefined): Promise<string[]> {
  const unnamed = q === undefined ? new Set() : await findUnnamedTo(db, actor, ids)
  if (q === undefined || unnamed.size === 0) return ids
  const persons = await findPersons(db, ids)
  const byPhone = new Set(persons.filter(({ phoneIndex }) => phoneIndex === phoneIndexOf(q)).map(({ id }) => id))
  return ids.filter((id) => !unnamed.has(id) || byPhone.has(id))
}

export async function listInvitations(
  db: Db,
  actor: StaffActor,
  search: { organisationId?: string | undefined; cursor?: string | undefined },
  now: Date,
): Promise<Page<InvitationView>> {
  if (search.organisationId !== undefined) await requireReached(db, actor, search.organisationId)
  const page = toPage(await findInvitations(db, actor.grants, search, now), ({ id }) => [id])
  return { ...page, items: page.items.map((row) => toInvitationView(row, row.organisation!)) }
}

/** Ends a role from the next request on; the root keeps one administrator who can sign in. */
export async function endGrant(db: Db, actor: StaffActor, id: string, now: Date): Promise<StaffView> {
  await lockTree(db)
  const grant = await findGrantInReach(db, actor.grants, id)
  if (!grant) throw new AppError('organisations.grant_not_found')
  refuseReserved(actor, grant.role)
  if (!(await endLiveGrant(db, id, actor.personId, now))) throw new AppError('organisations.grant_not_found')
  await requireRootAdmin(db, [grant])
  const { personId, organisation } = grant
  const params = { organisation: organisation!.name }
  await accountChanged.run(db, { personId, name: 'roleEnded', params, link: null }, now)
  return (await describeStaff(db, actor, [personId]))[0]!
}

export async function withdrawInvitation(db: Db, actor: StaffActor, id: string, now: Date): Promise<InvitationView> {
  const waiting = await findInvitation(db, actor.grants, id, now)
  if (!waiting) throw new AppError('organisations.grant_not_found')
  if (!(await endInvitation(db, id, now))) throw new AppError('organisations.grant_not_found')
  return toInvitationView(waiting, waiting.organisation!)
}

/** Closes an account to its holder, on every process from the next request on. */
export async function disableAccount(db: Db, actor: StaffActor, personId: string, now: Date): Promise<StaffView> {
  await lockTree(db)
  const held = await requireAbove(db, actor, personId)
  await setDisabled(db, personId, now, now)
  await requireRootAdmin(db, held)
  return (await describeStaff(db, actor, [personId]))[0]!
}

export async function enableAccount(db: Db, actor: StaffActor, personId: string, now: Date): Promise<StaffView> {
  await requireAbove(db, actor, personId)
  await setDisabled(db, personId, null, now)
  return (await describeStaff(db, actor, [personId]))[0]!
}

/** For somebody whose authenticator is gone: by an administrator above, and told to whom it is done to. */
export async function resetSecondFactor(db: Db, actor: StaffActor, personId: string, now: Date): Promise<StaffView> {
  const held = await requireAbove(db, actor, personId)
  if (
    held.some(({ role, organisation }) => role === 'orgAdmin' && !reachesFromAbove(actor.grants, organisation!.path))
  ) {
    throw new AppError('organisations.not_above')
  }
  await takeAwayFactor(db, personId, now)
  const { organisationName } = actor.grants[0]!
  const message = { personId, name: 'secondFactorReset', params: { organisation: organisationName } } as const
  await accountChanged.run(db, { ...message, link: '/identity/second-factor' }, now)
  return (await describeStaff(db, actor, [personId]))[0]!
}

/** Whether the actor administers the municipal union, who alone gives and takes an auditor's role. */
const isOfTheCity = ({ grants }: StaffActor): boolean => grants.some(({ path }) => isRoot(path))

export function refuseReserved(actor: StaffActor, role: Role): void {
  if (role === 'auditor' && !isOfTheCity(actor)) throw new AppError('organisations.role_reserved')
}

/** The person's roles, all of them within the actor's subtree; an auditor's account is the city's matter. */
async function requireAbove(db: Db, actor: StaffActor, personId: string): Promise<RoleGrant[]> {
  if (!(await isStaffInReach(db, actor.grants, personId))) throw new AppError('organisations.person_not_found')
  if (personId === actor.personId) throw new AppError('organisations.not_yourself')
  const held = await findLiveGrants(db, [personId])
  if (!isWhollyBelow(actor, held)) throw new AppError('organisations.not_above')
  return held
}

const isWhollyBelow = (actor: StaffActor, held: RoleGrant[]): boolean =>
  held.every(
    ({ role, organisation }) => reaches(actor.grants, organisation!.path) && (role !== 'auditor' || isOfTheCity(actor)),
  )

/** Asked after the change, with the tree locked: of two who end each other's role, one is refused. */
async function requireRootAdmin(db: Db, lost: readonly RoleGrant[]): Promise<void> {
  const isOfRoot = lost.some(({ role, organisation }) => role === 'orgAdmin' && isRoot(organisation!.path))
  if (isOfRoot && (await countRootAdmins(db)) === 0) throw new AppError('organisations.last_admin')
}

/** These people as an administrator sees them: roles elsewhere in the tree are not theirs to know. */
export async function describeStaff(db: Db, actor: StaffActor, ids: string[]): Promise<StaffView[]> {
  const persons = new Map((await findPersons(db, ids)).map((person) => [person.id, person]))
  const grants = await findLiveGrants(db, ids)
  const enrolled = await findEnrolled(db, ids)
  const unnamed = await findUnnamedTo(db, actor, ids)
  return ids.map((id) => {
    const held = grants.filter(({ personId }) => personId === id)
    const person = persons.get(id)!
    return toStaffView(actor, unnamed.has(id) ? { ...person, name: null } : person, held, enrolled.has(id))
  })
}

function toStaffView(actor: StaffActor, person: Person, held: RoleGrant[], hasSecondFactor: boolean): StaffView {
  const inReach = held.filter(({ organisation }) => reaches(actor.grants, organisation!.path))
  return {
    id: person.id,
    name: person.name,
    phone: person.phone && maskPhone(person.phone),
    isMe: person.id === actor.personId,
    disabledAt: person.disabledAt?.toISOString() ?? null,
    hasSecondFactor,
    grants: inReach.map(({ id, role, organisation, grantedAt }) => ({
      id,
      role,
      organisation: { id: organisation!.id, name: organisation!.name },
      grantedAt: grantedAt.toISOString(),
      canEnd: role !== 'auditor' || isOfTheCity(actor),
    })),
    actions: actionsOn(actor, person, held, hasSecondFactor),
  }
}

function actionsOn(
  actor: StaffActor,
  person: Person,
  held: RoleGrant[],
  hasSecondFactor: boolean,
): StaffView['actions'] {
  if (person.id === actor.personId || !isWhollyBelow(actor, held)) return []
  const mayReset =
    hasSecondFactor &&
    held.every(({ role, organisation }) => role !== 'orgAdmin' || reachesFromAbove(actor.grants, organisation!.path))
  return [person.disabledAt === null ? 'disable' : 'enable', ...(mayReset ? (['resetSecondFactor'] as const) : [])]
}

export const toInvitationView = (
  { id, role, createdAt, expiresAt }: RoleInvitation,
  { id: organisationId, name }: Pick<Organisation, 'id' | 'name'>,
): InvitationView => ({
  id,
  role,
  organisation: { id: organisationId, name },
  invitedAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})
