import DataLoader from 'dataloader'
import { type Access, isRefusedWhileClosing, type Operation } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { isStaffRole, type Role } from '../../shared/organisations/roles'
import { sha256 } from './crypto'

/** A role held at a node; `path` reaches the node's subtree. */
export interface HeldRole {
  role: Role
  organisationId: string
  organisationName: string
  path: string
}

/** The same, as it lets staff in. */
export interface Grant extends HeldRole {
  /** The node lies at or below an enterprise, a group or an industry union. */
  isInUnit: boolean
}

/** Whoever is signed in. */
export interface Actor {
  personId: string
  sessionId: string
  /** When the second factor was last proved in this session. */
  secondFactorAt: Date | null
  /** When a code sent to the bound phone was given in this session. */
  steppedUpAt: Date | null
  /** When the account goes for good, where it is being closed. */
  closesAt: Date | null
}

/** Staff, or a merchant's clerk, with the roles that let them in. */
export interface StaffActor extends Actor {
  grants: Grant[]
  /** Holds any role at an employer's union, whatever else they hold: what is kept from employers is kept from them. */
  isUnitOfficer: boolean
}

export interface SessionRow extends Actor {
  tokenHash: string
}

/** How `mount` learns who calls: given by the features that own sessions and roles when the app is composed. */
export interface ActorSource {
  /** Live sessions among these token hashes. */
  findSessions(tokenHashes: readonly string[]): Promise<SessionRow[]>
  /** Roles these persons hold now, by person. */
  findGrants(personIds: readonly string[]): Promise<(Grant & { personId: string })[]>
}

export interface Gate {
  /** The session of a bearer token, or null. */
  identify(authorization: string | undefined): Promise<Actor | null>
  /** The actor if `access` lets them in; throws why not. */
  admit(access: Access, actor: Actor | null): Promise<Actor | StaffActor | null>
}

/**
 * None is kept for the next call; and all that one round of the event loop brings are asked for together: left to itself, the
 * loader would ask for each connection apart.
 */
const gathered = { cache: false, maxBatchSize: 500, batchScheduleFn: (ask: () => void) => void setImmediate(ask) }

/** Look-ups of calls that arrive together are gathered into one `IN (…)`. */
export function createGate(source: ActorSource): Gate {
  const sessions = new DataLoader<string, Actor | null>(async (hashes) => {
    const rows = new Map((await source.findSessions(hashes)).map((row) => [row.tokenHash, row]))
    return hashes.map((hash) => rows.get(hash) ?? null)
  }, gathered)
  const grants = new DataLoader<string, Grant[]>(async (personIds) => {
    const rows = await source.findGrants([...new Set(personIds)])
    return personIds.map((personId) => rows.filter((row) => row.personId === personId))
  }, gathered)
  return {
    async identify(authorization) {
      const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization ?? '')?.[1]
      return token === undefined ? null : sessions.load(sha256(token))
    },
    async admit(access, actor) {
      if (access === 'public') return actor
      if (actor === null) throw new AppError('access.signed_out')
      if (access === 'person') return actor
      const held = await grants.load(actor.personId)
      return admitStaff(access, { ...actor, grants: held, isUnitOfficer: held.some(({ isInUnit }) => isInUnit) })
    },
  }
}

/**
 * Throws unless the person proved in this session, a few minutes ago at most, who they are: by the second factor, or by
 * their phone where no staff role is acted in.
 */
export function requireStepUp(
  access: Access,
  actor: Actor | null,
  { stepUpMinutes }: { stepUpMinutes: number },
  now: Date,
): void {
  const proofs = [actor?.secondFactorAt, access === 'person' ? actor?.steppedUpAt : null]
  const provedAt = Math.max(...proofs.map((at) => at?.getTime() ?? 0))
  if (now.getTime() - provedAt > stepUpMinutes * 60_000) throw new AppError('access.step_up_due')
}

/** Throws where the operation begins something new in an account that is being closed. */
export function refuseClosing(actor: Actor | null, operation: Operation): void {
  if (!actor?.closesAt || !isRefusedWhileClosing(operation)) return
  throw new AppError('access.account_closing', { closesAt: actor.closesAt.toISOString() })
}

function admitStaff(access: Exclude<Access, 'public' | 'person'>, actor: StaffActor): StaffActor {
  const fitting = actor.grants.filter(({ role }) =>
    access === 'checker' ? true : access === 'staff' ? isStaffRole(role) : access === `staff:${role}`,
  )
  if (fitting.length === 0) throw new AppError('access.denied')
  // A merchant's clerk holds no staff role and sees nothing sealed: the phone they signed in with is enough.
  const needsSecondFactor = fitting.every(({ role }) => isStaffRole(role))
  if (needsSecondFactor && actor.secondFactorAt === null) throw new AppError('access.second_factor_due')
  return { ...actor, grants: fitting }
}
