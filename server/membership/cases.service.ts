import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import { maskName, maskPhone } from '../../shared/identity/masks'
import type { CaseView } from '../../shared/membership/desk.contract'
import { maskDocumentNumber } from '../../shared/membership/documents'
import type { Signature } from '../../shared/membership/signature'
import { drawAssignee, drawHistory, findWorkItem, handBackTo, listSteps } from '../desk'
import { findPersonByDocument, type Person } from '../identity'
import { findStrangersTo, type Organisation, refOf } from '../organisations'
import type { StaffActor } from '../platform/actor'
import type { Db } from '../platform/db'
import { findEverSeenBy } from './discretion'
import type { Application, Membership } from './entities'
import { deskActions, isInReach, ownerOf } from './policy'
import { findCase, findRelated } from './queries'
import { readUnitFacts } from './shadows'
import { drawDecision } from './views'

/** An application that was handed in: everything on it is filled in. */
type Case = Application & { organisation: Organisation; person: Person }

/** A case in the reviewer's reach; one outside it is as absent as one that never was. */
export async function loadCase(db: Db, actor: StaffActor, id: string): Promise<Case> {
  const found = await findCase(db, id)
  if (!found?.organisation || !isInReach(actor, found)) {
    throw new AppError('membership.not_found')
  }
  return found as Case
}

/** The whole numbers; `mount` records that they were looked at. */
export async function reveal(db: Db, actor: StaffActor, id: string) {
  const { documentNumber, person } = await loadCase(db, actor, id)
  return { documentNumber: documentNumber ?? '', phone: person.phone }
}

export async function viewCase(db: Db, actor: StaffActor, id: string, now: Date): Promise<CaseView> {
  const application = await loadCase(db, actor, id)
  const { event, signature } = application
  const item = await findWorkItem(db, id)
  const steps = await listSteps(db, [id])
  return {
    id,
    receiptNumber: application.receiptNumber,
    state: application.state,
    version: application.version,
    route: application.route!,
    organisation: refOf(application.organisation),
    owner: refOf(ownerOf(application))!,
    event: event ? { code: event.code, name: event.name, place: event.place } : null,
    discreet: application.isDiscreet,
    applicant: drawApplicant(application, await isStrange(db, actor, application)),
    sighting: drawSighting(application),
    signature: signature === null ? null : (JSON.parse(signature) as Signature),
    submittedAt: application.submittedAt!.toISOString(),
    dueAt: application.dueAt?.toISOString() ?? null,
    overdue: application.dueAt !== null && application.dueAt < now,
    openedAt: (item?.openedAt ?? application.submittedAt!).toISOString(),
    assignee: drawAssignee(item, actor),
    handBackTo: handBackTo(item),
    ...(await viewRelated(db, actor, application)),
    history: drawHistory(steps, application.personId),
    ...drawDecision(application, steps),
    actions: deskActions(application.state),
  }
}

type Related = Pick<CaseView, 'duplicates' | 'former' | 'earlier' | 'membership'>

/** What else is on record of the applicant and of who looks like them, as far as this reviewer may know. */
async function viewRelated(db: Db, actor: StaffActor, application: Case): Promise<Related> {
  const { personId, documentIndex } = application
  const related = await findRelated(db, actor, application)
  const own = related.filter((one) => one.personId === personId)
  const others = related.filter((one) => one.personId !== personId)
  const holder = documentIndex === null ? null : await findPersonByDocument(db, documentIndex)
  const persons = [personId, ...others.map((other) => other.personId), ...(holder ? [holder.id] : [])]
  const all = await findEverSeenBy(db, actor, persons)
  const current = all.filter(({ currentKey, shadowKey }) => currentKey !== null || shadowKey !== null)
  const held = current.find((one) => one.personId === personId)
  return {
    duplicates: [
      ...others.map((other) => drawDuplicate(application, other, current)),
      ...drawHolder(application, holder, others, current),
    ],
    former: all.filter((one) => one.personId === personId).flatMap(drawFormer),
    earlier: own.map((one) => drawEarlier(actor, one)),
    membership: held ? { number: held.number, state: held.state } : null,
  }
}

/** Whether what staff elsewhere know of the applicant is kept from this reviewer. */
async function isStrange(db: Db, actor: StaffActor, { id, personId, person }: Case): Promise<boolean> {
  if (person.assurance === 'stated' || person.assuredAtCase === id) return false
  return (await findStrangersTo(db, actor, [personId])).has(personId)
}

function drawApplicant(application: Case, isStrange: boolean): CaseView['applicant'] {
  const { phone } = application.person
  const assurance = isStrange ? 'stated' : application.person.assurance
  const wasSeen = application.seenAt !== null && assurance === 'stated'
  return {
    name: application.name ?? '',
    phone: phone && maskPhone(phone),
    documentKind: application.documentKind,
    documentNumber: application.documentNumber === null ? '' : maskDocumentNumber(application.documentNumber),
    documentExpiry: application.documentExpiry,
    occupation: application.occupation ?? 'other',
    workplace: application.workplace ?? '',
    assurance: wasSeen ? 'seenByStaff' : assurance,
  }
}

const drawSighting = ({ seenAt, seer, seenEvent }: Case): CaseView['sighting'] =>
  seenAt && { at: seenAt.toISOString(), by: seer?.name ?? '', event: seenEvent?.name ?? '' }

/** Somebody who looks like the applicant, masked: enough to ask, too little to learn from. */
function drawDuplicate(
  application: Application,
  other: Application,
  memberships: Membership[],
): CaseView['duplicates'][number] {
  const held = memberships.find(({ personId }) => personId === other.personId)
  return {
    kind: other.documentIndex === application.documentIndex ? 'documentNumber' : 'name',
    name: maskName(other.name ?? ''),
    organisation: (held ?? other).organisation?.name ?? '',
    state: (held ?? other).state,
    of: held ? 'membership' : 'application',
  }
}

/** A member with this document who never applied here, as one from a roster. */
function drawHolder(
  application: Application,
  holder: Person | null,
  others: Application[],
  memberships: Membership[],
): CaseView['duplicates'] {
  const held = memberships.find(({ personId }) => personId === holder?.id)
  const isShown = others.some(({ personId }) => personId === holder?.id)
  if (!holder || !held || isShown || holder.id === application.personId) return []
  const { state, organisation } = held
  const name = maskName(readUnitFacts(held.shadowFacts)?.name ?? holder.name ?? '')
  return [{ kind: 'documentNumber', name, organisation: organisation?.name ?? '', state, of: 'membership' }]
}

function drawEarlier(actor: StaffActor, earlier: Application): CaseView['earlier'][number] {
  const { id, state, organisation, submittedAt } = earlier
  return {
    id,
    state,
    organisation: organisation?.name ?? '',
    submittedAt: submittedAt?.toISOString() ?? null,
    inReach: organisation != null && isInReach(actor, earlier),
  }
}

/** How a membership ended, wherever it was: who comes back was perhaps expelled. */
const drawFormer = ({ organisation, state, since, until }: Membership): CaseView['former'] =>
  until === null
    ? []
    : [{ organisation: organisation!.name, state, since: shanghaiDay(since), endedAt: until.toISOString() }]
