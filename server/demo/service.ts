import { type CastName, cast } from '../../shared/demo/contract'
import { AppError } from '../../shared/http/errors'
import type { SignedIn } from '../../shared/identity/contract'
import { isStaffRole } from '../../shared/organisations/roles'
import { findHeldPhones, findPersonByPhone, openSession, personGrants } from '../identity'
import { findGrants } from '../organisations'
import type { Db } from '../platform/db'
import type { Random } from '../platform/random'
import { phoneOf } from './data'

/** Signs in as one of the cast; staff come with the second factor done. */
export async function signIn(db: Db, as: string, random: Random, now: Date): Promise<SignedIn> {
  const person = isCastName(as) ? await findPersonByPhone(db, phoneOf(as)) : null
  if (!person) throw new AppError('demo.unknown_person', undefined, 'as')
  const grants = (await personGrants.run(db, person.id)).flat()
  const isStaff = grants.some(({ role }) => isStaffRole(role))
  return openSession(db, person.id, random, now, { way: 'demo', secondFactorAt: isStaff ? now : null })
}

const isCastName = (as: string): as is CastName => (cast as readonly string[]).includes(as)

export async function listCast(db: Db) {
  const persons = await findHeldPhones(db, cast.map(phoneOf))
  const grants = await findGrants(db, [...persons.values()])
  return {
    items: cast.map((as) => ({
      as,
      organisationName: grants.find(({ personId }) => personId === persons.get(phoneOf(as)))?.organisationName ?? null,
    })),
  }
}
