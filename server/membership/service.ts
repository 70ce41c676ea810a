import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import type { ApplicationInput, ApplicationView } from '../../shared/membership/contract'
import { missingItems } from '../../shared/membership/rules'
import { canAct } from '../../shared/membership/states'
import { findPerson } from '../identity'
import { toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId } from '../platform/random'
import { type Content, emptyContent, isSameContent, readInput } from './content'
import { Application } from './entities'
import {
  changeApplication,
  findApplicationsOf,
  findCurrentMembership,
  findEndedApplication,
  findOpenApplication,
  findOwnApplication,
} from './queries'
import { toView, toViews } from './views'

type DraftInput = ApplicationInput & { previousId?: string | undefined }

/** Makes a draft, or goes on with the one there is: a person has one open application, by key. */
export async function draft(db: Db, personId: string, input: DraftInput, now: Date): Promise<ApplicationView> {
  await refuseMember(db, personId)
  const open = await findOpenApplication(db, personId)
  if (open) return goOn(db, open, input, now)
  const previous = await findPrevious(db, personId, input.previousId)
  const content = await readInput(db, personId, startFrom(previous), input, now)
  const id = newId()
  try {
    await db.insert(Application, {
      ...content,
      id,
      personId,
      openKey: personId,
      state: 'draft',
      version: 1,
      createdAt: now,
      previousId: previous?.id ?? null,
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return goOn(db, (await findOpenApplication(db, personId))!, input, now)
  }
  return toView(db, await loadOwn(db, personId, id))
}

async function goOn(db: Db, open: Application, input: DraftInput, now: Date): Promise<ApplicationView> {
  if (open.state !== 'draft') throw new AppError('membership.under_way', { id: open.id, state: open.state })
  return applyEdit(db, open, input, now)
}

/** What a further application takes over from the one before it; it is signed anew. */
function startFrom(previous: Application | null): Content {
  if (!previous) return emptyContent
  const { name, documentKind, documentNumber, documentExpiry, occupation, workplace, isDiscreet } = previous
  return { ...emptyContent, name, documentKind, documentNumber, documentExpiry, occupation, workplace, isDiscreet }
}

async function findPrevious(db: Db, personId: string, previousId: string | undefined): Promise<Application | null> {
  if (previousId === undefined) return findEndedApplication(db, personId)
  const previous = await findOwnApplication(db, personId, previousId)
  if (!previous || canAct('withdraw', previous.state))
    throw new AppError('membership.not_found', undefined, 'previousId')
  return previous
}

/** A member who holds the verified phone is told where they are one; nobody else ever is. */
export async function refuseMember(db: Db, personId: string): Promise<void> {
  const current = await findCurrentMembership(db, personId)
  if (!current) return
  const isVerified = (await findPerson(db, personId)).phoneIndex !== null
  const organisation = isVerified ? (current.organisation?.name ?? null) : null
  throw new AppError('membership.already_member', { organisation })
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
  return applyEdit(db, application, input, now)
}

/** Saving what is there already changes nothing, so that a repeated save is no new version. */
async function applyEdit(
  db: Db,
  application: Application,
  input: ApplicationInput,
  now: Date,
): Promise<ApplicationView> {
  const { personId, id } = application
  const change = await readInput(db, personId, application, input, now)
  // A returned one stays with its reviewer: it is corrected, not emptied.
  if (application.state === 'returned') requireComplete(change)
  if (await isSameContent(db, application, change)) return toView(db, application)
  // Another union is asked from the beginning, whoever had it before.
  const anew = change.organisationId === application.organisationId ? {} : { ownerId: null }
  const isChanged = await changeApplication(db, application, 'edit', { ...change, ...anew })
  const after = await loadOwn(db, personId, id)
  if (!isChanged) throw changedMeanwhile(after)
  return toView(db, after)
}

function requireComplete(change: Content): void {
  const missing = missingItems({ ...change, hasPhone: true, hasConsents: true })
  if (missing.length > 0) throw new AppError('membership.incomplete', { missing }, missing[0])
}

export async function getOwn(db: Db, personId: string, id: string): Promise<ApplicationView> {
  return toView(db, await loadOwn(db, personId, id))
}

export async function listOwn(db: Db, personId: string, cursor: string | undefined): Promise<Page<ApplicationView>> {
  const page = toPage(await findApplicationsOf(db, personId, cursor), ({ id }) => [id])
  return { ...page, items: await toViews(db, personId, page.items) }
}
