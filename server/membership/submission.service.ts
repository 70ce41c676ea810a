import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { ApplicationView } from '../../shared/membership/contract'
import { documentProblem, missingItems } from '../../shared/membership/rules'
import { canAct } from '../../shared/membership/states'
import { findWorkItem, moveWorkItem, openWorkItem, recordStep } from '../desk'
import { findPerson } from '../identity'
import { notify } from '../notifications'
import type { Db } from '../platform/db'
import { type Random, unmistakable } from '../platform/random'
import { findConsentsDue } from '../privacy'
import { findDueAt } from './deadlines'
import { refuseUnit } from './discretion'
import type { Application } from './entities'
import { isOpenEvent, requireOpenOrganisation } from './events.service'
import { markFiled, markWithdrawn } from './figures.marks'
import { decideTarget, requirePlace } from './places.service'
import { ownerOf } from './policy'
import { changeApplication } from './queries'
import { changedMeanwhile, loadOwn, refuseMember } from './service'
import { toView } from './views'

/** Hands it in; what is in already stays as it is, so that no network can hand it in twice. */
export async function submit(
  db: Db,
  personId: string,
  id: string,
  version: number | undefined,
  random: Random,
  now: Date,
): Promise<ApplicationView> {
  const application = await loadOwn(db, personId, id)
  if (application.state === 'submitted') return toView(db, application)
  requireTurn(application, 'submit', version)
  await refuseMember(db, personId)
  await requireComplete(db, application, now)
  const organisationId = await settlePlace(db, application)
  const dueAt = await findDueAt(db, now)
  const receiptNumber = application.receiptNumber ?? makeReceiptNumber(random, now)
  const isChanged = await changeApplication(db, application, 'submit', {
    organisationId,
    ownerId: organisationId === application.organisationId ? application.ownerId : null,
    receiptNumber,
    dueAt,
    submittedAt: now,
    ...markFiled(application, now),
    returnedItems: null,
    remark: null,
  })
  const after = await loadOwn(db, personId, id)
  if (isChanged) await announce(db, after, application.state === 'returned', now)
  else if (after.state !== 'submitted') throw changedMeanwhile(after)
  return toView(db, after)
}

function requireTurn(application: Application, act: 'submit' | 'withdraw', version: number | undefined): void {
  if (!canAct(act, application.state)) {
    throw new AppError('membership.action_unavailable', { state: application.state })
  }
  if (version !== undefined && version !== application.version) throw changedMeanwhile(application)
}

async function requireComplete(db: Db, application: Application, now: Date): Promise<void> {
  const { personId, documentKind: kind, documentNumber: number, documentExpiry: expiry } = application
  const missing = missingItems({
    ...application,
    hasPhone: (await findPerson(db, personId)).phoneIndex !== null,
    hasConsents: (await findConsentsDue(db, personId, ['notice', 'document'])).length === 0,
  })
  if (missing.length > 0) throw new AppError('membership.incomplete', { missing }, missing[0])
  // A document may have run out between the draft and now.
  const problem = documentProblem({ kind, number, expiry }, now, shanghaiDay(now))
  if (problem) throw new AppError('membership.document_invalid', { kind }, problem)
  // What was handed in while the event was open, and sent back, may come back later.
  if (application.state === 'draft' && application.event && !isOpenEvent(application.event, now)) {
    throw new AppError('membership.event_closed', { name: application.event.name }, 'eventCode')
  }
}

/** The union it goes to; one that was chosen by place and takes applications no longer gives way to the next. */
async function settlePlace(db: Db, { organisation, placeId, isDiscreet }: Application): Promise<string> {
  const isSettled = placeId === null || organisation?.acceptsApplications
  const target = isSettled
    ? await requireOpenOrganisation(db, organisation!.id)
    : await decideTarget(db, await requirePlace(db, placeId))
  if (isDiscreet) await refuseUnit(db, target)
  return target.id
}

const makeReceiptNumber = (random: Random, now: Date): string =>
  `RH-${shanghaiDay(now).replaceAll('-', '')}-${random.pick(unmistakable, 8)}`

/** Puts it before the reviewers and tells the applicant that it has arrived. */
async function announce(db: Db, application: Application, isAgain: boolean, now: Date): Promise<void> {
  const { id, personId, state, version, dueAt, isDiscreet } = application
  const { id: organisationId, name: organisation } = ownerOf(application)!
  const person = await findPerson(db, personId)
  const item = {
    state,
    version,
    dueAt,
    subjectId: personId,
    subject: application.name!,
    subjectIndex: application.nameIndex!,
    phoneIndex: person.phoneIndex,
    documentIndex: application.documentIndex,
    route: application.route!,
    organisationId,
    isDiscreet,
  }
  if (isAgain) {
    const before = await findWorkItem(db, id)
    // Whoever had it keeps it, unless it now goes to another union.
    const assigneeId = before?.organisationId === organisationId ? before.assigneeId : null
    await moveWorkItem(db, id, { ...item, isOpen: true, assigneeId })
  } else {
    const fixed = { kind: 'membership.application', feature: 'membership', role: 'reviewer' } as const
    await openWorkItem(db, { ...item, ...fixed, id, caseNumber: application.receiptNumber!, openedAt: now })
  }
  const step = isAgain ? 'resubmitted' : 'submitted'
  await recordStep(db, { caseId: id, step, at: now, actorId: personId, organisationId: null })
  await notify(
    db,
    {
      personId,
      template: 'membership.submitted',
      params: { organisation, receipt: application.receiptNumber! },
      link: `/membership/progress?id=${id}`,
      dedupeKey: `${id} ${step} ${version}`,
    },
    now,
  )
}

export async function withdraw(
  db: Db,
  personId: string,
  id: string,
  version: number | undefined,
  now: Date,
): Promise<ApplicationView> {
  const application = await loadOwn(db, personId, id)
  if (application.state === 'withdrawn') return toView(db, application)
  requireTurn(application, 'withdraw', version)
  const isChanged = await changeApplication(db, application, 'withdraw', {
    openKey: null,
    dueAt: null,
    decidedAt: now,
    decidedBy: null,
    ...markWithdrawn(application, now),
  })
  const after = await loadOwn(db, personId, id)
  if (!isChanged) {
    if (after.state !== 'withdrawn') throw changedMeanwhile(after)
    return toView(db, after)
  }
  if (application.state !== 'draft') {
    await moveWorkItem(db, id, { state: after.state, version: after.version, isOpen: false })
    await recordStep(db, { caseId: id, step: 'withdrawn', at: now, actorId: personId, organisationId: null })
  }
  return toView(db, after)
}
