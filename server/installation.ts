import { IsNull } from 'typeorm'
import { maskPhone } from '../shared/identity/masks'
import { isStaffRole } from '../shared/organisations/roles'
import { findOrAddPersonByPhone, findPersonByPhone, personGrants, resetSecondFactor, setDisabled } from './identity'
import { addRoot, countRootAdmins, insertGrant, Organisation } from './organisations'
import { writeAudit } from './platform/audit'
import type { Database, Db } from './platform/db'
import { newId, type Random } from './platform/random'

/** The municipal union and its first administrator; refused once the union has one who can sign in. */
export function makeFirstAdmin(
  database: Database,
  { phone, name, region }: { phone: string; name: string; region: string | null },
  random: Random,
  now: Date,
): Promise<string> {
  return database.transaction(async (db) => {
    const there = await db.findOneBy(Organisation, { parentId: IsNull(), closedAt: IsNull() })
    if (there && (await countRootAdmins(db)) > 0) {
      throw new Error(`${there.name} has an administrator already: who gives further roles at the desk`)
    }
    const root = there ?? (await addRoot(db, { name, regionCode: region }, random, now))
    const personId = await findOrAddPersonByPhone(db, phone, now)
    await insertGrant(db, { personId, organisationId: root.id, role: 'orgAdmin', grantedBy: null }, now)
    await setDisabled(db, personId, null, now)
    await record(db, 'organisations.first_admin_made', personId, now)
    return `${root.name}: ${maskPhone(phone)} administers it, and sets up the second factor at the first sign-in`
  })
}

/** For staff who lost their authenticator and have nobody above; signs them out everywhere. */
export function resetFactorByPhone(database: Database, phone: string, now: Date): Promise<string> {
  return database.transaction(async (db) => {
    const person = await findPersonByPhone(db, phone)
    const grants = person ? (await personGrants.run(db, person.id)).flat() : []
    if (!person || !grants.some(({ role }) => isStaffRole(role))) throw new Error('no member of staff has this phone')
    if (!(await resetSecondFactor(db, person.id, now))) throw new Error('they have no second factor set up')
    await record(db, 'organisations.second_factor_reset', person.id, now)
    return `${maskPhone(phone)} is signed out everywhere, and sets up the second factor at the next sign-in`
  })
}

/** On record without an actor: whoever may run programs of the installation. */
const record = (db: Db, action: string, targetId: string, at: Date): Promise<void> =>
  writeAudit(db, {
    at,
    actorId: null,
    action,
    targetId,
    requestId: newId(),
    outcome: 'done',
    facts: { by: 'installation' },
  })
