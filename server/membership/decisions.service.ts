import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { CaseView, membershipDesk } from '../../shared/membership/desk.contract'
import { checkDigit } from '../../shared/membership/number'
import { moveWorkItem, recordStep } from '../desk'
import { findPerson, findPersons, Person } from '../identity'
import { notify } from '../notifications'
import type { StaffActor } from '../platform/actor'
import { type Db, isDuplicate } from '../platform/db'
import { createHook } from '../platform/hooks'
import { digits, newId, type Random } from '../platform/random'
import { loadCase, viewCase } from './cases.service'
import { type Application, Membership } from './entities'
import { changeApplication, findCase } from './queries'

type Decision = BodyOf<(typeof membershipDesk)['decideApplication']>

/** A person has become a member: what membership brings is granted in the same transaction. */
export const membershipApproved = createHook<[db: Db, membership: Membership, now: Date]>()

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
  const { organisation } = application
  if (application.version !== decision.version || application.state !== 'submitted')
    throw await conflict(db, application)
  const isChanged = await changeApplication(db, application, decision.decision, {
    dueAt: null,
    decidedBy: actor.personId,
    decidedAt: now,
    ...outcomeOf(decision),
  })
  const after = (await findCase(db, id))!
  if (!isChanged) throw await conflict(db, after)
  const number = decision.decision === 'approve' ? await admit(db, actor, after, decision.assurance, random, now) : ''
  const { state, version } = after
  await moveWorkItem(db, id, { state, version, isOpen: false, assigneeId: actor.personId })
  await recordStep(db, {
    caseId: id,
    step: after.state,
    at: now,
    actorId: actor.personId,
    organisationId: organisation.id,
    details: detailsOf(decision),
  })
  await notify(
    db,
    {
      personId: after.personId,
      template: `membership.${after.state}`,
      params: { organisation: organisation.name, number },
      link: after.state === 'approved' ? '/membership/card' : `/membership/progress?id=${id}`,
      dedupeKey: `${id} ${after.state} ${after.version}`,
    },
    now,
  )
  return viewCase(db, actor, id, now)
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

function detailsOf(decision: Decision): Record<string, unknown> {
  switch (decision.decision) {
    case 'approve':
      return { assurance: decision.assurance ?? 'stated' }
    case 'return':
      return { items: decision.missing, ...(decision.note === undefined ? {} : { note: decision.note }) }
    case 'refuse':
      return { note: decision.reason }
  }
}

async function conflict(db: Db, { state, version, decidedAt, decidedBy }: Application): Promise<AppError> {
  if (state === 'submitted') return new AppError('membership.changed_meanwhile', { version, state })
  const [decider] = await findPersons(db, decidedBy === null ? [] : [decidedBy])
  return new AppError('membership.already_decided', {
    state,
    version,
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy: decider?.name ?? null,
  })
}

/** Makes the applicant the person of the document, and a member; gives the membership number. */
async function admit(
  db: Db,
  actor: StaffActor,
  application: Application,
  assurance: 'stated' | 'seenByStaff' = 'stated',
  random: Random,
  now: Date,
): Promise<string> {
  await identify(db, actor, application, assurance, now)
  const membership: Membership = {
    id: newId(),
    personId: application.personId,
    currentKey: application.personId,
    organisationId: application.organisationId!,
    state: 'active',
    number: makeMembershipNumber(random),
    since: now,
    until: null,
    applicationId: application.id,
  }
  try {
    await db.insert(Membership, membership)
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('membership.already_member')
    throw error
  }
  await membershipApproved.run(db, membership, now)
  return membership.number
}

/** Random digits, so that nothing can be read from it, and a check digit. */
export function makeMembershipNumber(random: Random): string {
  const body = random.pick(digits.slice(1), 1) + random.pick(digits, 10)
  return body + checkDigit(body)
}

/** Writes the document onto the person: the unique key refuses one that somebody else holds. */
async function identify(
  db: Db,
  actor: StaffActor,
  application: Application,
  assurance: 'stated' | 'seenByStaff',
  now: Date,
): Promise<void> {
  const { personId, name, nameIndex, documentKind, documentNumber, documentIndex, documentExpiry } = application
  const person = await findPerson(db, personId)
  const isSeen = assurance === 'seenByStaff'
  // What was once seen stays seen, as long as it is the same document.
  const keeps = !isSeen && person.documentIndex === documentIndex && person.assurance !== 'stated'
  const proof = {
    assurance,
    assuredAt: isSeen ? now : null,
    assuredBy: isSeen ? actor.personId : null,
    assuredAtCase: isSeen ? application.id : null,
  }
  const document = { name, nameIndex, documentKind, documentNumber, documentIndex, documentExpiry }
  try {
    await db.update(Person, { id: personId }, keeps ? document : { ...document, ...proof })
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('membership.document_held')
    throw error
  }
}
