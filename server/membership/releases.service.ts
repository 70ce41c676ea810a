import { AppError } from '../../shared/http/errors'
import type { membershipReleases, ReleaseInput, ReleaseView } from '../../shared/membership/releases.contract'
import { moveWorkItem, openWorkItem, recordStep } from '../desk'
import { findPerson, nameIndexOf, phoneIndexOf, redeemCode, spendCodeTry } from '../identity'
import { notify } from '../notifications'
import { findAncestors, findPathsInUnits, findRootOrganisation, type Organisation } from '../organisations'
import { makeCaseNumber } from '../platform/caseNumbers'
import { type Db, isDuplicate } from '../platform/db'
import type { OpenCall } from '../platform/handlers'
import { newId, type Random } from '../platform/random'
import { findDueAt } from '../platform/workdays'
import { findDiscreetPersons } from './discretion'
import type { Application } from './entities'
import { links } from './links'
import { findCurrentMembership, findOpenApplication, findOwnApplication } from './queries'
import { Release } from './releases.entities'
import {
  changeRelease,
  findHolder,
  findOpenRelease,
  findOwnRelease,
  findOwnReleases,
  openKeyOf,
} from './releases.queries'
import { toView, toViews } from './releases.views'
import { reviewRule } from './rules'

/** A phone is claimed by whoever can read what is sent to it: that try is spent whatever comes of the case. */
export async function takePhoneTry(call: OpenCall<(typeof membershipReleases)['openRelease']>): Promise<void> {
  const { body } = call
  if (body.about === 'phone') await spendCodeTry(call, body.phone, body.code, 'signIn')
}

/** Opens a case, or gives the one that is open; whether anybody holds the number makes no difference to the answer. */
export async function open(
  db: Db,
  personId: string,
  input: ReleaseInput,
  random: Random,
  now: Date,
): Promise<ReleaseView> {
  const release =
    input.about === 'phone'
      ? await openForPhone(db, personId, input, random, now)
      : await openForOwnDocument(db, personId, input, random, now)
  return toView(db, release)
}

async function openForPhone(
  db: Db,
  personId: string,
  { phone, code, name, note }: Extract<ReleaseInput, { about: 'phone' }>,
  random: Random,
  now: Date,
): Promise<Release> {
  await redeemCode(db, phone, code, 'signIn', now)
  const application = await findOpenApplication(db, personId)
  const held = await findCurrentMembership(db, personId)
  const near = application?.organisation ?? held?.organisation ?? null
  const facts = { name, number: phone, numberIndex: phoneIndexOf(phone), documentKind: null, note: note ?? null }
  return file(db, { personId, about: 'phone', application, near, ...facts }, random, now)
}

async function openForOwnDocument(
  db: Db,
  personId: string,
  { applicationId, note }: Extract<ReleaseInput, { about: 'document' }>,
  random: Random,
  now: Date,
): Promise<Release> {
  const application = await loadWithDocument(db, personId, applicationId)
  return openForDocument(db, application, note === undefined ? {} : { note }, random, now)
}

async function loadWithDocument(db: Db, personId: string, id: string): Promise<Application> {
  const application = await findOwnApplication(db, personId, id)
  if (!application) throw new AppError('membership.not_found')
  const missing = [
    ...(application.name === null ? ['name'] : []),
    ...(application.documentNumber === null ? ['documentNumber'] : []),
  ]
  if (missing.length > 0) throw new AppError('membership.incomplete', { missing }, missing[0])
  return application
}

/** The case of an applicant whose document another record may hold; asked for by the applicant, or opened by staff. */
export async function openForDocument(
  db: Db,
  application: Application,
  { note = null, isSilent = false }: { note?: string | null; isSilent?: boolean },
  random: Random,
  now: Date,
): Promise<Release> {
  const { personId, name, documentNumber, documentIndex, documentKind } = application
  const facts = { name: name!, number: documentNumber!, numberIndex: documentIndex!, documentKind, note, isSilent }
  const near = application.organisation ?? null
  return file(db, { personId, about: 'document', application, near, ...facts }, random, now)
}

type Fact = 'personId' | 'about' | 'name' | 'number' | 'numberIndex' | 'documentKind' | 'note'
type Claim = Pick<Release, Fact> & {
  application: Application | null
  /** The union the claimant has to do with. */
  near: Organisation | null
  isSilent?: boolean
}

async function file(db: Db, { application, near, ...claim }: Claim, random: Random, now: Date): Promise<Release> {
  const { personId, about } = claim
  const standing = await findOpenRelease(db, personId, about)
  if (standing && (claim.isSilent || !standing.isSilent)) return standing
  if (standing) await endSilent(db, standing, now)
  const organisation = await findResponsible(db, near)
  const id = newId()
  const row = {
    ...claim,
    id,
    openKey: openKeyOf(personId, about),
    state: 'submitted' as const,
    version: 1,
    caseNumber: makeCaseNumber('HM', random, now),
    organisationId: organisation.id,
    applicationId: application?.id ?? null,
    submittedAt: now,
    dueAt: await findDueAt(db, reviewRule, now),
  }
  try {
    await db.insert(Release, row)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return (await findOpenRelease(db, personId, about))!
  }
  const release = (await findOpenRelease(db, personId, about))!
  await announce(db, release, application, now)
  return release
}

/** One that was opened in silence gives way to the claimant's own, which looks as if it were the first. */
async function endSilent(db: Db, release: Release, now: Date): Promise<void> {
  await changeRelease(db, release, 'refuse', { openKey: null, dueAt: null, decidedAt: now })
  await moveWorkItem(db, release.id, { state: 'refused', version: release.version + 1, isOpen: false })
}

/** The territorial union nearest to the one the claimant has to do with; the city's where there is none. */
async function findResponsible(db: Db, near: Organisation | null): Promise<Organisation> {
  if (near === null) return findRootOrganisation(db)
  const around = [near, ...(await findAncestors(db, near))]
  const inUnits = await findPathsInUnits(
    db,
    around.map(({ path }) => path),
  )
  return around.find(({ path }) => !inUnits.has(path)) ?? findRootOrganisation(db)
}

async function announce(db: Db, release: Release, application: Application | null, now: Date): Promise<void> {
  const { id, personId, about, numberIndex } = release
  const holder = await findHolder(db, release)
  const kept = holder === null ? [] : await findDiscreetPersons(db, [holder.id])
  await openWorkItem(db, {
    id,
    kind: 'membership.release',
    feature: 'membership',
    role: 'reviewer',
    state: release.state,
    version: release.version,
    subjectId: personId,
    subject: release.name,
    subjectIndex: nameIndexOf(release.name),
    phoneIndex: about === 'phone' ? numberIndex : (await findPerson(db, personId)).phoneIndex,
    documentIndex: about === 'document' ? numberIndex : null,
    caseNumber: release.caseNumber,
    route: about,
    organisationId: release.organisationId,
    isDiscreet: application?.isDiscreet === true || kept.length > 0,
    openedAt: now,
    dueAt: release.dueAt,
  })
  await recordStep(db, { caseId: id, step: 'submitted', at: now, actorId: personId, organisationId: null })
  if (release.isSilent) return
  const params = { organisation: release.organisation!.name, receipt: release.caseNumber }
  const notice = { personId, template: 'membership.releaseOpened', params, link: links.release(id) }
  await notify(db, { ...notice, dedupeKey: `${id} opened` }, now)
}

/** Gives what staff asked for; the clock begins anew. */
export async function answer(
  db: Db,
  personId: string,
  id: string,
  { note, version }: { note: string; version?: number | undefined },
  now: Date,
): Promise<ReleaseView> {
  const release = await loadOwn(db, personId, id)
  if (release.state !== 'returned') {
    throw new AppError('membership.release_action_unavailable', { state: release.state })
  }
  if (version !== undefined && version !== release.version) throw changedMeanwhile(release)
  const dueAt = await findDueAt(db, reviewRule, now)
  const isChanged = await changeRelease(db, release, 'answer', { note, dueAt, remark: null })
  const after = await loadOwn(db, personId, id)
  if (!isChanged) throw changedMeanwhile(after)
  await moveWorkItem(db, id, { state: after.state, version: after.version, isOpen: true, dueAt })
  const step = { caseId: id, step: 'resubmitted', at: now, actorId: personId, organisationId: null }
  await recordStep(db, { ...step, details: { note } })
  return toView(db, after)
}

export const changedMeanwhile = ({ version, state }: Release): AppError =>
  new AppError('membership.release_changed_meanwhile', { version, state })

async function loadOwn(db: Db, personId: string, id: string): Promise<Release> {
  const release = await findOwnRelease(db, personId, id)
  if (!release) throw new AppError('membership.release_not_found')
  return release
}

export const getOwn = async (db: Db, personId: string, id: string): Promise<ReleaseView> =>
  toView(db, await loadOwn(db, personId, id))

export const listOwn = async (db: Db, personId: string): Promise<{ items: ReleaseView[] }> => ({
  items: await toViews(db, await findOwnReleases(db, personId)),
})
