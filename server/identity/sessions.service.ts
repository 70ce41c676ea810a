import { IsNull } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import { dayMs } from '../../shared/http/time'
import type { MeView, SessionView } from '../../shared/identity/contract'
import { maskPhone } from '../../shared/identity/masks'
import type { IdentityMessage } from '../../shared/identity/messages'
import { isStaffRole } from '../../shared/organisations/roles'
import type { Actor, HeldRole, SessionRow } from '../platform/actor'
import type { Spend } from '../platform/budgets'
import { sha256 } from '../platform/crypto'
import type { Database, Db } from '../platform/db'
import { createHook } from '../platform/hooks'
import type { Ports } from '../platform/ports'
import { newId, type Random } from '../platform/random'
import { insertRows } from '../platform/raw'
import { type Person, Session } from './entities'
import { endSessionsOf, findLiveSessions, findPerson, findSecondFactor, findSessionsOf, touchSessions } from './queries'

/** The roles a person holds; organisations know. */
export const personGrants = createHook<[db: Db, personId: string], HeldRole[]>()

/** Somebody proved that a phone is theirs: what waited for it is theirs now; true where that was a role. */
export const phoneProved = createHook<[db: Db, personId: string, phone: string, now: Date], boolean>()

/** A person is to be told of a change to their account; notifications write it. */
export const accountChanged =
  createHook<
    [
      db: Db,
      message: { personId: string; name: IdentityMessage; params: { [name: string]: string }; link: string | null },
      now: Date,
    ]
  >()

const touchEveryMs = 3_600_000

/** A try to sign in, by whichever way, from an address. */
export const signInSpend = (address: string): Spend => ({
  limit: 'signInsPerAddressHour',
  subject: address,
  windowSeconds: 3600,
  atBusyPlace: 'signInsPerEventAddressHour',
})

interface Opening {
  way?: Session['way']
  secondFactorAt?: Date | null
  /** Where the caller has read, or just written, the row. */
  person?: Person
  /** Was added in this transaction and given nothing: there are no roles to look for. */
  isNobodyYet?: boolean
}

/**
 * Opens a session and gives its token, 256 random bits of which only the hash is kept. Whoever comes here has proved to be
 * the person, so a disabled account is told so here and nowhere before: a stranger learns nothing.
 */
export async function openSession(
  db: Db,
  personId: string,
  random: Random,
  now: Date,
  { way = null, secondFactorAt = null, person, isNobodyYet = false }: Opening = {},
): Promise<{ token: string; me: MeView }> {
  const holder = person ?? (await findPerson(db, personId))
  if (holder.disabledAt !== null) throw new AppError('identity.sign_in_refused')
  const token = random.token()
  await insertRows(db, Session, {
    id: newId(),
    tokenHash: sha256(token),
    personId,
    createdAt: now,
    lastSeenAt: now,
    secondFactorAt,
    way,
  })
  const grants = isNobodyYet ? [] : (await personGrants.run(db, personId)).flat()
  return { token, me: await drawMe(db, holder, grants, secondFactorAt) }
}

export async function endSession(db: Db, actor: Actor, now: Date): Promise<Record<never, never>> {
  await db.update(Session, { id: actor.sessionId }, { endedAt: now })
  return {}
}

export async function listSessions(
  db: Db,
  actor: Actor,
  { config }: Ports,
  now: Date,
): Promise<{ items: SessionView[] }> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  const rows = await findSessionsOf(db, actor.personId, before(config.session.idleDays), before(config.session.days))
  const items = rows.map(({ id, way, createdAt, lastSeenAt }) => ({
    id,
    way,
    signedInAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isThis: id === actor.sessionId,
  }))
  return { items: items.sort((a, b) => Number(b.isThis) - Number(a.isThis)) }
}

/** Ends one of the own sessions; a foreign one is left alone, and answered alike. */
export async function endOne(db: Db, actor: Actor, sessionId: string, ports: Ports, now: Date) {
  await db.update(Session, { id: sessionId, personId: actor.personId, endedAt: IsNull() }, { endedAt: now })
  return listSessions(db, actor, ports, now)
}

export async function endOthers(db: Db, actor: Actor, ports: Ports, now: Date) {
  await endSessionsOf(db, actor.personId, now, actor.sessionId)
  return listSessions(db, actor, ports, now)
}

export async function describeMe(db: Db, personId: string, secondFactorAt: Date | null): Promise<MeView> {
  return drawMe(db, await findPerson(db, personId), (await personGrants.run(db, personId)).flat(), secondFactorAt)
}

async function drawMe(db: Db, person: Person, grants: HeldRole[], secondFactorAt: Date | null): Promise<MeView> {
  const isStaff = grants.some(({ role }) => isStaffRole(role))
  const factor = isStaff ? await findSecondFactor(db, person.id) : null
  return {
    id: person.id,
    name: person.name,
    phone: person.phone && maskPhone(person.phone),
    assurance: person.assurance,
    roles: grants.map(({ role, organisationId, organisationName }) => ({ role, organisationId, organisationName })),
    closesAt: person.closesAt?.toISOString() ?? null,
    secondFactor: !isStaff ? 'none' : secondFactorAt ? 'done' : factor?.confirmedAt ? 'due' : 'missing',
  }
}

/** Finds live sessions for the gate; those not seen for an hour are marked as seen, behind the answer. */
export const createSessionFinder =
  (database: Database, { config, clock, log }: Ports) =>
  async (tokenHashes: readonly string[]): Promise<SessionRow[]> => {
    const now = clock.now()
    const before = (days: number) => new Date(now.getTime() - days * dayMs)
    const { idleDays, days } = config.session
    const rows = await findLiveSessions(database.reader, tokenHashes, before(idleDays), before(days))
    const stale = rows.filter((row) => now.getTime() - row.lastSeenAt.getTime() > touchEveryMs).map((row) => row.id)
    if (stale.length > 0) {
      database
        .transaction((db) => touchSessions(db, stale, now))
        .catch((error: unknown) => log.warn({ err: error }, 'sessions not touched'))
    }
    return rows.map(({ id, tokenHash, personId, secondFactorAt, steppedUpAt, closesAt }) => ({
      sessionId: id,
      tokenHash,
      personId,
      secondFactorAt,
      steppedUpAt,
      closesAt,
    }))
  }
