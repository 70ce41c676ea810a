import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { ApplicationView } from '../../shared/membership/contract'
import { documentProblem, missingItems } from '../../shared/membership/rules'
import { canAct } from '../../shared/membership/states'
import { findWorkItem, moveWorkItem, openWorkItem, recordStep, type Step } from '../desk'
import { notify } from '../notifications'
import type { Organisation } from '../organisations'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import type { Random } from '../platform/random'
import { findDueAt } from '../platform/workdays'
import { type Applicant, findApplicant, refuseMember } from './applicants'
import { refuseUnit } from './discretion'
import type { Application } from './entities'
import { isOpenEvent, requireOpenOrganisation } from './events.service'
import { markFiled, markWithdrawn } from './figures.marks'
import { links } from './links'
import { decideTarget, requirePlace } from './places.service'
import { ownerOf } from './policy'
import { changeApplication } from './queries'
import { reviewRule } from './rules'
import { changedMeanwhile, loadOwn } from './service'
import { draw, toView } from './views'

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
  const applicant = await findApplicant(db, personId)
  refuseMember(applicant)
  requireComplete(application, applicant, now)
  const organisation = await settlePlace(db, application)
  const change = {
    organisationId: organisation.id,
    ownerId: organisation.id === application.organisationId ? application.ownerId : null,
    receiptNumber: application.receiptNumber ?? makeCaseNumber('RH', random, now),
    dueAt: await findDueAt(db, reviewRule, now),
    submittedAt: now,
    ...markFiled(application, now),
    returnedItems: null,
    remark: null,
  }
  if (!(await changeApplication(db, application, 'submit', change))) {
    const other = await loadOwn(db, personId, id)
    if (other.state !== 'submitted') throw changedMeanwhile(other)
    return toView(db, other, applicant)
  }
  const isAgain = application.state === 'returned'
  const moved = { state: 'submitted', version: application.version + 1 } as const
  const owner = change.ownerId === null ? null : application.owner
  const after: Application = { ...application, ...change, ...moved, organisation, owner }
  const step = await announce(db, after, applicant, isAgain, now)
  return isAgain ? toView(db, after, applicant) : draw(after, applicant, [{ ...step, organisationName: null }])
}

function requireTurn(application: Application, act: 'submit' | 'withdraw', version: number | undefined): void {
  if (!canAct(act, application.state)) {
    throw new AppError('membership.action_unavailable', { state: application.state })
  }
  if (version !== undefined && version !== application.version) throw changedMeanwhile(application)
}

function requireComplete(application: Application, applicant: Applicant, now: Date): void {
  const { documentKind: kind, documentNumber: number, documentExpiry: expiry } = application
  const missing = missingItems({ ...application, ...applicant })
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
async function settlePlace(db: Db, application: Application): Promise<Organisation> {
  const target = await findTarget(db, application)
  if (application.isDiscreet) await refuseUnit(db, target)
  return target
}

async function findTarget(db: Db, { organisation, placeId }: Application): Promise<Organisation> {
  // As it was read with the application, in this transaction.
  if (organisation?.acceptsApplications && organisation.mergedIntoId === null) return organisation
  const isSettled = placeId === null || organisation?.acceptsApplications
  return isSettled ? requireOpenOrganisation(db, organisation!.id) : decideTarget(db, await requirePlace(db, placeId))
}

/** Puts it before the reviewers and tells the applicant that it has arrived. */
async function announce(
  db: Db,
  application: Application,
  applicant: Applicant,
  isAgain: boolean,
  now: Date,
): Promise<Step> {
  const { id, personId, version } = application
  const { name: organisation } = ownerOf(application)!
  await putBeforeReviewers(db, application, applicant, isAgain, now)
  const name = isAgain ? 'resubmitted' : 'submitted'
  const step: Step = { caseId: id, step: name, at: now, actorId: personId, organisationId: null }
  await recordStep(db, step)
  await notify(
    db,
    {
      personId,
      template: 'membership.submitted',
      params: { organisation, receipt: application.receiptNumber! },
      link: links.application(id),
      dedupeKey: `${id} ${name} ${version}`,
      isActing: true,
    },
    now,
  )
  return step
}

async function putBeforeReviewers(
  db: Db,
  application: Application,
  { phoneIndex }: Applicant,
  isAgain: boolean,
  now: Date,
): Promise<void> {
  const { id, personId, state, version, dueAt, isDiscreet } = application
  const { id: organisationId } = ownerOf(application)!
  const item = {
    state,
    version,
    dueAt,
    subjectId: personId,
    subject: application.name!,
    subjectIndex: application.nameIndex!,
    phoneIndex,
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
