import { AppError } from '../../shared/http/errors'
import { maskName, maskPhone } from '../../shared/identity/masks'
import type { CaseView } from '../../shared/membership/desk.contract'
import { maskDocumentNumber } from '../../shared/membership/documents'
import type { Signature } from '../../shared/membership/signature'
import { findWorkItem, listSteps } from '../desk'
import { findPerson, findPersons } from '../identity'
import { findOrganisation, findOrganisationNames, type Organisation } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import type { Application } from './entities'
import { deskActions, isInReach } from './policy'
import {
  findApplication,
  findCurrentMembership,
  findCurrentMemberships,
  findEarlier,
  findEvents,
  findLookAlikes,
  findSignature,
} from './queries'
import { drawDecision } from './views'

/** A case in the reviewer's reach; one outside it is as absent as one that never was. */
export async function loadCase(
  db: Db,
  actor: StaffActor,
  id: string,
): Promise<{ application: Application; organisation: Organisation }> {
  const application = await findApplication(db, id)
  const organisation = application?.organisationId ? await findOrganisation(db, application.organisationId) : null
  if (!application || !organisation || !isInReach(actor, application, organisation.path)) {
    throw new AppError('membership.not_found')
  }
  return { application, organisation }
}

/** The whole numbers; `mount` records that they were looked at. */
export async function reveal(db: Db, actor: StaffActor, id: string) {
  const { application } = await loadCase(db, actor, id)
  const { phone } = await findPerson(db, application.personId)
  return { documentNumber: application.documentNumber!, phone }
}

export async function viewCase(db: Db, actor: StaffActor, id: string, now: Date): Promise<CaseView> {
  const { application, organisation } = await loadCase(db, actor, id)
  const person = await findPerson(db, application.personId)
  const item = await findWorkItem(db, id)
  const [event] = await findEvents(db, [application.eventId])
  const membership = await findCurrentMembership(db, application.personId)
  const signature = await findSignature(db, id)
  const steps = await listSteps(db, [id])
  const staff = await findStaffNames(db, [item?.assigneeId ?? null, ...steps.map(({ actorId }) => actorId)])
  return {
    id,
    receiptNumber: application.receiptNumber,
    state: application.state,
    version: application.version,
    route: application.route!,
    organisation: { id: organisation.id, name: organisation.name },
    event: event ? { code: event.code, name: event.name, place: event.place } : null,
    applicant: {
      name: application.name!,
      phone: person.phone && maskPhone(person.phone),
      documentKind: application.documentKind,
      documentNumber: maskDocumentNumber(application.documentNumber!),
      documentExpiry: application.documentExpiry,
      occupation: application.occupation!,
      workplace: application.workplace!,
      assurance: person.assurance,
    },
    signature: signature === null ? null : (JSON.parse(signature) as Signature),
    submittedAt: application.submittedAt!.toISOString(),
    dueAt: application.dueAt?.toISOString() ?? null,
    overdue: application.dueAt !== null && application.dueAt < now,
    openedAt: (item?.openedAt ?? application.submittedAt!).toISOString(),
    assignee: item?.assigneeId
      ? { name: staff.get(item.assigneeId) ?? '', isMe: item.assigneeId === actor.personId }
      : null,
    duplicates: await findDuplicates(db, application),
    earlier: await listEarlier(db, application),
    history: steps.map(({ step, at, actorId, details }) => ({
      step: step as CaseView['history'][number]['step'],
      at: at.toISOString(),
      by: actorId === application.personId ? null : (staff.get(actorId) ?? ''),
      ...(details as { items?: string[]; note?: string } | undefined),
    })),
    ...drawDecision(application, steps),
    membership: membership && { number: membership.number, state: membership.state },
    actions: deskActions(application.state),
  }
}

async function findStaffNames(db: Db, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  return new Map((await findPersons(db, wanted)).map(({ id, name }) => [id, name ?? '']))
}

/** Others who look like the applicant, their names masked: enough to ask, too little to learn from. */
async function findDuplicates(db: Db, application: Application): Promise<CaseView['duplicates']> {
  const others = await findLookAlikes(db, application)
  const memberships = await findCurrentMemberships(db, [...new Set(others.map(({ personId }) => personId))])
  const names = await findOrganisationNames(db, [
    ...others.map(({ organisationId }) => organisationId),
    ...memberships.map(({ organisationId }) => organisationId),
  ])
  return others.map((other) => {
    const held = memberships.find(({ personId }) => personId === other.personId)
    return {
      kind: other.documentIndex === application.documentIndex ? 'documentNumber' : 'name',
      name: maskName(other.name ?? ''),
      organisation: names.get((held ?? other).organisationId ?? '') ?? '',
      state: (held ?? other).state,
      of: held ? 'membership' : 'application',
    }
  })
}

async function listEarlier(db: Db, application: Application): Promise<CaseView['earlier']> {
  const earlier = await findEarlier(db, application)
  const names = await findOrganisationNames(
    db,
    earlier.map(({ organisationId }) => organisationId),
  )
  return earlier.map(({ id, state, organisationId, submittedAt }) => ({
    id,
    state,
    organisation: names.get(organisationId ?? '') ?? '',
    submittedAt: submittedAt?.toISOString() ?? null,
  }))
}
