import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { shanghaiDay } from '../../shared/http/time'
import { maskName, maskPhone } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import type { MemberRow, MemberView } from '../../shared/membership/members.contract'
import type { Person } from '../identity'
import { type Organisation, reaches, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import { toPage } from '../platform/cursor'
import type { Db } from '../platform/db'
import { findEverSeenBy, isEverSeenBy, isKeptFrom } from './discretion'
import type { Membership } from './entities'
import { memberActions, reachesMember } from './members.policy'
import { findFiledBy, findMembers, type MemberFilter, memberOrder } from './members.queries'
import { readUnitFacts } from './shadows'
import { findChangesOfMembership, findMember, findOpenTransfer } from './standing.queries'
import { drawChange } from './standing.views'

/** A membership with the union it is at and the person whose it is. */
export type Member = Membership & { organisation: Organisation; person: Person }

export async function listMembers(db: Db, actor: StaffActor, filter: MemberFilter): Promise<Page<MemberRow>> {
  const page = toPage(await findMembers(db, actor, filter), memberOrder)
  return { ...page, items: page.items.map(drawRow) }
}

const drawRow = (held: Membership): MemberRow => ({
  id: held.id,
  name: maskName(readUnitFacts(held.shadowFacts)?.name ?? held.person?.name ?? ''),
  number: held.number,
  state: held.state,
  organisation: refOf(held.organisation)!,
  since: shanghaiDay(held.since),
  until: held.stateUntil,
  lapsesOn: held.lapsesOn,
})

/** A member in the reviewer's reach; one outside it is as absent as one that never was. */
export async function loadMember(db: Db, actor: StaffActor, id: string): Promise<Member> {
  const held = await findMember(db, id)
  if (!held || !reachesMember(actor, held) || !isEverSeenBy(actor, held))
    throw new AppError('membership.member_not_found')
  return held as Member
}

export async function viewMember(db: Db, actor: StaffActor, id: string): Promise<MemberView> {
  const held = await loadMember(db, actor, id)
  const { organisation } = held
  const changes = await findChangesOfMembership(db, id)
  const transfer = held.state === 'transferring' ? await findOpenTransfer(db, held.personId) : null
  return {
    id,
    version: held.version,
    person: drawPerson(subjectOf(held)),
    number: held.number,
    organisation: refOf(organisation),
    state: held.state,
    since: shanghaiDay(held.since),
    endedAt: held.until?.toISOString() ?? null,
    stateSince: (held.stateSince ?? held.since).toISOString(),
    reason: held.stateReason,
    until: held.stateUntil,
    leavesOn: held.leavesOn,
    lapsesOn: held.lapsesOn,
    history: changes.map((entry) => ({
      ...drawChange(entry),
      note: entry.note,
      actor: entry.organisationId === null ? null : (entry.actor?.name ?? null),
    })),
    others: await listOthers(db, actor, held),
    applications: await listApplications(db, actor, held),
    transfer: transfer && {
      to: transfer.to!.name,
      requestedAt: transfer.requestedAt.toISOString(),
      dueAt: transfer.dueAt?.toISOString() ?? null,
    },
    actions: memberActions(held),
  }
}

/** The person as the caller may know them: of a shadow a unit reads back what it wrote, and no more. */
function subjectOf({ person, shadowFacts }: Member): Subject {
  const facts = readUnitFacts(shadowFacts)
  if (!facts) return person
  const { name, phone = null, documentKind = null, documentNumber = null } = facts
  return { name, phone, documentKind, documentNumber, assurance: 'stated' }
}

type Subject = Pick<Person, 'name' | 'phone' | 'documentKind' | 'documentNumber' | 'assurance'>

export const drawPerson = ({
  name,
  phone,
  documentKind,
  documentNumber,
  assurance,
}: Subject): MemberView['person'] => ({
  name: name ?? '',
  phone: phone && maskPhone(phone),
  documentKind,
  documentNumber: documentNumber && maskDocumentNumber(documentNumber),
  assurance,
})

async function listOthers(db: Db, actor: StaffActor, held: Membership): Promise<MemberView['others']> {
  const all = await findEverSeenBy(db, actor, [held.personId])
  return all
    .filter(({ id, organisation }) => id !== held.id && reaches(actor.grants, organisation!.path))
    .map(({ id, organisation, state, since, until }) => ({
      id,
      organisation: organisation!.name,
      state,
      since: shanghaiDay(since),
      endedAt: until?.toISOString() ?? null,
    }))
}

async function listApplications(db: Db, actor: StaffActor, held: Membership): Promise<MemberView['applications']> {
  const all = await findFiledBy(db, held.personId)
  return all
    .filter((one) => reaches(actor.grants, one.organisation!.path) && !isKeptFrom(actor, one))
    .map(({ id, state, organisation, submittedAt }) => ({
      id,
      state,
      organisation: organisation!.name,
      submittedAt: submittedAt?.toISOString() ?? null,
    }))
}

/** The whole numbers; `mount` records that they were looked at. */
export async function revealMember(db: Db, actor: StaffActor, id: string) {
  const { documentNumber, phone } = subjectOf(await loadMember(db, actor, id))
  return { documentNumber, phone }
}
