import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import type { ApplicationInput, ApplicationView } from '../../shared/membership/contract'
import { missingItems } from '../../shared/membership/rules'
import { canAct } from '../../shared/membership/states'
import { toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { insertRows } from '../platform/raw'
import { type Applicant, findApplicant, refuseMember } from './applicants'
import { type Content, emptyContent, isSameContent, readInput } from './content'
import { Application } from './entities'
import {
  changeApplication,
  findApplicationsOf,
  findEndedApplication,
  findOpenApplication,
  findOwnApplication,
} from './queries'
import { toView, toViews } from './views'

type DraftInput = ApplicationInput & { previousId?: string | undefined }

/** Makes a draft, or goes on with the one there is: a person has one open application, by key. */
export async function draft(db: Db, personId: string, input: DraftInput, now: Date): Promise<ApplicationView> {
  const applicant = await findApplicant(db, personId)
  refuseMember(applicant)
  const open = applicant.hasApplied ? await findOpenApplication(db, personId) : null
  if (open) return goOn(db, applicant, open, input, now)
  const previous = await findPrevious(db, applicant, input.previousId)
  const { change, pointed } = await readInput(db, applicant, startFrom(previous), input, now)
  const row: Application = {
    ...notYet,
    signature: null,
    ...change,
    id: newId(),
    personId,
    openKey: personId,
    createdAt: now,
    previousId: previous?.id ?? null,
  }
  try {
    await insertRows(db, Application, row)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return goOn(db, applicant, (await findOpenApplication(db, personId))!, input, now)
  }
  return toView(db, { ...row, ...pointed }, applicant)
}

/** What has not happened to a new draft. */
const notYet = {
  ownerId: null,
  state: 'draft',
  version: 1,
  receiptNumber: null,
  submittedAt: null,
  dueAt: null,
  decidedAt: null,
  decidedBy: null,
  seenAt: null,
  seenBy: null,
  seenEventId: null,
  returnedItems: null,
  remark: null,
} as const

async function goOn(
  db: Db,
  applicant: Applicant,
  open: Application,
  input: DraftInput,
  now: Date,
): Promise<ApplicationView> {
  if (open.state !== 'draft') throw new AppError('membership.under_way', { id: open.id, state: open.state })
  return applyEdit(db, applicant, open, input, now)
}

/** What a further application takes over from the one before it; it is signed anew. */
function startFrom(previous: Application | null): Content {
  if (!previous) return emptyContent
  const { name, documentKind, documentNumber, documentExpiry, occupation, workplace, isDiscreet } = previous
  return { ...emptyContent, name, documentKind, documentNumber, documentExpiry, occupation, workplace, isDiscreet }
}

async function findPrevious(
  db: Db,
  { personId, hasApplied }: Applicant,
  previousId: string | undefined,
): Promise<Application | null> {
  if (previousId === undefined) return hasApplied ? findEndedApplication(db, personId) : null
  const previous = await findOwnApplication(db, personId, previousId)
  if (!previous || canAct('withdraw', previous.state))
    throw new AppError('membership.not_found', undefined, 'previousId')
  return previous
}

export async function loadOwn(db: Db, personId: string, id: string): Promise<Application> {
  const application = await findOwnApplication(db, personId, id)
  if (!application) throw new AppError('membership.not_found')
  return application
}

export const changedMeanwhile = ({ version, state }: Application): AppError =>
  new AppError('membership.changed_meanwhile', { version, state })

export async function edit(
  db: Db,
  personId: string,
  id: string,
  { version, ...input }: ApplicationInput & { version?: number | undefined },
  now: Date,
): Promise<ApplicationView> {
  const application = await loadOwn(db, personId, id)
  if (!canAct('edit', application.state)) {
    throw new AppError('membership.action_unavailable', { state: application.state })
  }
  if (version !== undefined && version !== application.version) throw changedMeanwhile(application)
  return applyEdit(db, await findApplicant(db, personId), application, input, now)
}

/** Saving what is there already changes nothing, so that a repeated save is no new version. */
async function applyEdit(
  db: Db,
  applicant: Applicant,
  application: Application,
  input: ApplicationInput,
  now: Date,
): Promise<ApplicationView> {
  const { change, pointed } = await readInput(db, applicant, application, input, now)
  // A returned one stays with its reviewer: it is corrected, not emptied.
  if (application.state === 'returned') requireComplete(change)
  if (await isSameContent(db, application, change)) return toView(db, application, applicant)
  // Another union is asked from the beginning, whoever had it before.
  const isElsewhere = change.organisationId !== application.organisationId
  const changed = isElsewhere ? { ...change, ownerId: null } : change
  if (!(await changeApplication(db, application, 'edit', changed))) {
    throw changedMeanwhile(await loadOwn(db, application.personId, application.id))
  }
  const owner = isElsewhere ? null : application.owner
  return toView(db, { ...application, ...changed, ...pointed, owner, version: application.version + 1 }, applicant)
}

function requireComplete(change: Content): void {
  const missing = missingItems({ ...change, hasPhone: true, hasConsents: true })
  if (missing.length > 0) throw new AppError('membership.incomplete', { missing }, missing[0])
}

export async function getOwn(db: Db, personId: string, id: string): Promise<ApplicationView> {
  return toView(db, await loadOwn(db, personId, id))
}

export async function listOwn(
  db: Db,
  personId: string,
  cursor: string | undefined,
): Promise<Page<ApplicationView> & { memberOf: string | null }> {
  const page = toPage(await findApplicationsOf(db, personId, cursor), ({ id }) => [id])
  const applicant = await findApplicant(db, personId)
  const memberOf = applicant.hasPhone ? applicant.memberOf : null
  return { ...page, items: await toViews(db, personId, page.items, applicant), memberOf }
}
