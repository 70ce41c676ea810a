import { AppError } from '../../shared/http/errors'
import type { Decision } from '../../shared/membership/decisions'
import type { CaseView } from '../../shared/membership/desk.contract'
import type { Occupation } from '../../shared/membership/occupations'
import { describeDecision, moveWorkItem, recordStep } from '../desk'
import { findPerson, findPersonByDocument, Person } from '../identity'
import { notify } from '../notifications'
import type { StaffActor } from '../platform/actor'
import { type Db, isDuplicate } from '../platform/db'
import { createHook } from '../platform/hooks'
import type { Random } from '../platform/random'
import { loadCase, viewCase } from './cases.service'
import { findShadowed, isTakenOpenly } from './discretion'
import type { Application, JoiningEvent, Membership } from './entities'
import { markDecided } from './figures.marks'
import { links } from './links'
import { ownerOf } from './policy'
import { changeApplication, findCase } from './queries'
import { openForDocument } from './releases.service'
import { resumeMembership } from './returning.service'
import { changedMeanwhile } from './service'
import { addShadow, findShadow } from './shadows'
import { proofOf } from './sightings.service'
import { beginMembership } from './standing.service'

/** A person has become a member: what membership brings is granted in the same transaction. */
export const membershipApproved = createHook<[db: Db, membership: Membership, joined: Joined, now: Date]>()

/** What they said when they joined, or a union wrote of them. */
export interface Joined {
  occupation: Occupation | null
}

/** Somebody who came through an event has become a member: what the event gives is granted in the same transaction. */
export const eventJoined = createHook<[db: Db, event: JoiningEvent, application: Application, now: Date]>()

/** Decides at the version the reviewer saw; of two reviewers the second is told what the first one did. */
export async function decide(
  db: Db,
  actor: StaffActor,
  id: string,
  decision: Decision,
  random: Random,
  now: Date,
): Promise<CaseView> {
  const application = await loadCase(db, actor, id)
  if (application.version !== decision.version || application.state !== 'submitted') {
    throw await conflict(db, application)
  }
  const isChanged = await changeApplication(db, application, decision.decision, {
    dueAt: null,
    decidedBy: actor.personId,
    decidedAt: now,
    ...outcomeOf(decision),
    ...markDecided(application, decision.decision, now),
  })
  const after = (await findCase(db, id))!
  if (!isChanged) throw await conflict(db, after)
  const number = decision.decision === 'approve' ? await admit(db, actor, after, decision.assurance, random, now) : ''
  await announce(db, actor, after, decision, number, now)
  return viewCase(db, actor, id, now)
}

/** Closes the case at the desk, with its step, and tells the applicant. */
async function announce(
  db: Db,
  actor: StaffActor,
  application: Application,
  decision: Decision,
  number: string,
  now: Date,
): Promise<void> {
  const { id, state, version } = application
  const { id: organisationId, name: organisation } = ownerOf(application)!
  await moveWorkItem(db, id, { state, version, isOpen: false, assigneeId: actor.personId })
  const details = detailsOf(decision, application)
  await recordStep(db, { caseId: id, step: state, at: now, actorId: actor.personId, organisationId, details })
  await notify(
    db,
    {
      personId: application.personId,
      template: `membership.${state}`,
      params: { organisation, number },
      link: state === 'approved' ? links.card : links.application(id),
      dedupeKey: `${id} ${state} ${version}`,
      organisationId,
    },
    now,
  )
}

function outcomeOf(decision: Decision): Partial<Application> {
  switch (decision.decision) {
    case 'approve':
      return { openKey: null, returnedItems: null, remark: null }
    case 'return':
      return { returnedItems: decision.missing, remark: decision.note ?? null }
    case 'refuse':
      return { openKey: null, returnedItems: null, remark: decision.reason }
  }
}

function detailsOf(decision: Decision, { seenAt }: Application): Record<string, unknown> {
  switch (decision.decision) {
    case 'approve':
      return { assurance: seenAt === null ? (decision.assurance ?? 'stated') : 'seenByStaff' }
    case 'return':
      return { items: decision.missing, ...(decision.note === undefined ? {} : { note: decision.note }) }
    case 'refuse':
      return { note: decision.reason }
  }
}

const conflict = async (db: Db, application: Application): Promise<AppError> =>
  application.state === 'submitted'
    ? changedMeanwhile(application)
    : new AppError('membership.already_decided', await describeDecision(db, application))

/** Makes the applicant the person of the document, and a member; gives the membership number. */
async function admit(
  db: Db,
  actor: StaffActor,
  application: Application,
  assurance: 'stated' | 'seenByStaff' = 'stated',
  random: Random,
  now: Date,
): Promise<string> {
  const resumed = await resumeMembership(db, actor, application, assurance)
  await identify(db, actor, application, assurance, random, now)
  if (resumed) return resumed.number
  const { personId, id: applicationId, isDiscreet } = application
  const whom = { personId, organisationId: application.organisationId!, applicationId, isDiscreet }
  let membership: Membership
  try {
    membership = await beginMembership(db, whom, { actorId: actor.personId }, random, now)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return admitShadow(db, actor, application, random, now)
  }
  await membershipApproved.run(db, membership, application, now)
  if (application.event) await eventJoined.run(db, application.event, application, now)
  return membership.number
}

/** Somebody who is a member where this union may not know it: it gets what it would for a stranger, and no more. */
async function admitShadow(
  db: Db,
  actor: StaffActor,
  application: Application,
  random: Random,
  now: Date,
): Promise<string> {
  const { id: applicationId, personId, name, documentKind, documentNumber } = application
  const organisation = application.organisation!
  const facts = { name: name!, documentKind, documentNumber }
  const isShadowed = (await findShadowed(db, organisation, [personId])).has(personId)
  if (!isShadowed) throw new AppError('membership.already_member')
  const shadow = await addShadow(
    db,
    { personId, organisation, facts, applicationId, actorId: actor.personId },
    random,
    now,
  )
  if (!shadow.isNew) throw new AppError('membership.already_member')
  return shadow.membership.number
}

/** Writes the document onto the person: the unique key refuses one that somebody else holds. */
async function identify(
  db: Db,
  actor: StaffActor,
  application: Application,
  assurance: 'stated' | 'seenByStaff',
  random: Random,
  now: Date,
): Promise<void> {
  const { personId, name, nameIndex, documentKind, documentNumber, documentIndex, documentExpiry } = application
  const person = await findPerson(db, personId)
  const isSeen = assurance === 'seenByStaff'
  const wasSeen = application.seenAt !== null
  // What was once seen stays seen, as long as it is the same document.
  const keeps = !isSeen && !wasSeen && person.documentIndex === documentIndex && person.assurance !== 'stated'
  const seenNow = {
    assurance,
    assuredAt: isSeen ? now : null,
    assuredBy: isSeen ? actor.personId : null,
    assuredAtCase: isSeen ? application.id : null,
    assuredAtEvent: null,
  }
  const proof = !isSeen && wasSeen ? proofOf(application) : seenNow
  const document = { name, nameIndex, documentKind, documentNumber, documentIndex, documentExpiry }
  try {
    await db.update(Person, { id: personId }, keeps ? document : { ...document, ...proof })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const holder = await findPersonByDocument(db, documentIndex!)
    if (!holder || !(await looksFree(db, application, holder))) throw new AppError('membership.document_held')
    // To this unit nobody holds the document: the applicant gets all but the document, and staff elsewhere look at it.
    await db.update(Person, { id: personId }, { name, nameIndex, ...proof })
    await openForDocument(db, application, { isSilent: true }, random, now)
    const notice = { template: 'membership.documentUsed', params: { organisation: application.organisation!.name } }
    await notify(db, { ...notice, personId: holder.id, link: null, dedupeKey: `${application.id} document used` }, now)
  }
}

/** Whether the document is held by somebody whom the union applied to may not know of. */
async function looksFree(db: Db, { documentIndex, organisation }: Application, holder: Person): Promise<boolean> {
  if (!(await findShadowed(db, organisation!, [holder.id])).has(holder.id)) return false
  return (await findShadow(db, holder.id)) === null && !(await isTakenOpenly(db, documentIndex!))
}
