import { AppError } from '../../shared/http/errors'
import { dayMs } from '../../shared/http/time'
import type { staffDesk } from '../../shared/organisations/staff.contract'
import { accountChanged, documentIndexOf, findPersonByDocument, findPersonByPhone, type Person } from '../identity'
import type { StaffActor } from '../platform/actor'
import { spend } from '../platform/budgets'
import type { Db } from '../platform/db'
import type { Call, OpenCall } from '../platform/handlers'
import { insertGrant, insertInvitation } from './grants'
import { describeStaff, refuseReserved, toInvitationView } from './staff.service'
import { findStrangersTo } from './strangers'
import { lockTree } from './tree.queries'
import { requireReached } from './tree.service'

type Contract = (typeof staffDesk)['grantRole']

/** Whoever tries numbers to learn who has an account does not get far. */
export const takeGrantTry = ({ database, ports, now, actor }: OpenCall<Contract>): Promise<void> =>
  spend(database, ports.config, now, [{ limit: 'grantsPerPersonHour', subject: actor.personId, windowSeconds: 3600 }])

/** Gives a role at once to who is known; a phone that nobody signed in with yet gets it at its first sign-in. */
export async function grantRole({ db, actor, body, ports, now }: Call<Contract>) {
  const { organisationId, role, who } = body
  // With the tree locked the union cannot close, move away or merge before the role stands there.
  await lockTree(db)
  const organisation = await requireReached(db, actor, organisationId)
  if (organisation.closedAt !== null) throw new AppError('organisations.closed')
  refuseReserved(actor, role)
  const person = await findKnown(db, actor, who)
  if (person) {
    const given = { personId: person.id, organisationId, role, grantedBy: actor.personId }
    if (!(await insertGrant(db, given, now))) throw new AppError('organisations.already_granted')
    const message = { personId: person.id, name: 'roleGranted', params: { organisation: organisation.name } } as const
    await accountChanged.run(db, { ...message, link: null }, now)
    return { id: person.id, staff: (await describeStaff(db, actor, [person.id]))[0]!, invitation: null }
  }
  if (!('phone' in who)) throw new AppError('organisations.person_not_found', undefined, 'documentNumber')
  const expiresAt = new Date(now.getTime() + ports.config.invitationDays * dayMs)
  const given = { phone: who.phone, organisationId, role, invitedBy: actor.personId }
  const waiting = await insertInvitation(db, given, expiresAt, now)
  if (!waiting) throw new AppError('organisations.already_granted')
  return { id: waiting.id, staff: null, invitation: toInvitationView(waiting, organisation) }
}

/** The person of a phone or document, unless they are to be a stranger to this officer. */
async function findKnown(db: Db, actor: StaffActor, who: Call<Contract>['body']['who']): Promise<Person | null> {
  const person =
    'phone' in who
      ? await findPersonByPhone(db, who.phone)
      : await findPersonByDocument(db, documentIndexOf(who.documentNumber))
  return person && (await findStrangersTo(db, actor, [person.id])).has(person.id) ? null : person
}
