import type { MeView } from '../../shared/identity/contract'
import { maskPhone } from '../../shared/identity/masks'
import { isStaffRole } from '../../shared/organisations/roles'
import type { Actor, Grant, SessionRow } from '../platform/actor'
import type { Spend } from '../platform/budgets'
import { sha256 } from '../platform/crypto'
import type { Database, Db } from '../platform/db'
import { createHook } from '../platform/hooks'
import type { Ports } from '../platform/ports'
import { newId, type Random } from '../platform/random'
import { Session } from './entities'
import { findLiveSessions, findPerson, findSecondFactor, touchSessions } from './queries'

/** The roles a person holds; organisations know. */
export const personGrants = createHook<[db: Db, personId: string], Grant[]>()

const dayMs = 86_400_000
const touchEveryMs = 3_600_000

/** A try to sign in, by whichever way, from an address. */
export const signInSpend = (address: string): Spend => ({
  limit: 'signInsPerAddressHour',
  subject: address,
  windowSeconds: 3600,
  atBusyPlace: 'signInsPerEventAddressHour',
})

/** Opens a session and gives its token, 256 random bits of which only the hash is kept. */
export async function openSession(
  db: Db,
  personId: string,
  random: Random,
  now: Date,
  secondFactorAt: Date | null = null,
): Promise<{ token: string; me: MeView }> {
  const token = random.token()
  await db.insert(Session, {
    id: newId(),
    tokenHash: sha256(token),
    personId,
    createdAt: now,
    lastSeenAt: now,
    secondFactorAt,
  })
  return { token, me: await describeMe(db, personId, secondFactorAt) }
}

export async function endSession(db: Db, actor: Actor, now: Date): Promise<Record<never, never>> {
  await db.update(Session, { id: actor.sessionId }, { endedAt: now })
  return {}
}

export async function describeMe(db: Db, personId: string, secondFactorAt: Date | null): Promise<MeView> {
  const person = await findPerson(db, personId)
  const grants = (await personGrants.run(db, personId)).flat()
  const isStaff = grants.some(({ role }) => isStaffRole(role))
  const factor = isStaff ? await findSecondFactor(db, personId) : null
  return {
    id: person.id,
    name: person.name,
    phone: person.phone && maskPhone(person.phone),
    assurance: person.assurance,
    roles: grants.map(({ role, organisationId, organisationName }) => ({ role, organisationId, organisationName })),
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
    return rows.map(({ id, tokenHash, personId, secondFactorAt }) => ({
      sessionId: id,
      tokenHash,
      personId,
      secondFactorAt,
    }))
  }
