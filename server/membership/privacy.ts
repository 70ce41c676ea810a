import { In, LessThan, Not } from 'typeorm'
import { deleteWithCases } from '../desk'
import type { Db } from '../platform/db'
import {
  consentEndings,
  consentWithdrawn,
  currentValue,
  findStanding,
  type Matter,
  type OwnTarget,
  openMatters,
  ownTargets,
  type PersonalPart,
  personalData,
  personErased,
  registerRetention,
  valueCorrected,
} from '../privacy'
import { workplaceIndexOf } from './content'
import { Application, Membership } from './entities'
import { links } from './links'
import { findCurrentMembership, findOpenApplication } from './queries'
import { deleteOldReleases, describeReleases, findOpenReleases, forgetReleases } from './releases.privacy'
import { clearRowsOf } from './rosters.queries'
import { readUnitFacts, type UnitFacts } from './shadows'
import { describeStanding, findStandingMatters, forgetStanding } from './standing.privacy'
import { withdraw } from './submission.service'

/** What membership keeps of a person: theirs to see and to correct, and what becomes of it when they go. */
export function registerPrivacy(): void {
  personalData.register('membership', describe)
  openMatters.register('membership', findOpenMatters)
  personErased.register('membership', forgetPerson)
  findStanding.register('membership', standingOf)
  ownTargets.register('membership', findTargets)
  consentEndings.register('membership', findEndings)
  consentWithdrawn.register('membership', endWithConsent)
  currentValue.register('membership', readValue)
  valueCorrected.register('membership', correct)
  registerRetention({ name: 'membership.drafts', erase: deleteOldDrafts })
  registerRetention({ name: 'membership.endedApplications', erase: deleteEndedApplications })
  personalData.register('membership.releases', describeReleases)
  openMatters.register('membership.releases', findOpenReleases)
  personErased.register('membership.releases', forgetReleases)
  registerRetention({ name: 'membership.decidedReleases', erase: deleteOldReleases })
  personErased.register('membership.rosters', clearRowsOf)
  personalData.register('membership.standing', describeStanding)
  openMatters.register('membership.standing', findStandingMatters)
  personErased.register('membership.standing', forgetStanding)
}

async function describe(db: Db, personId: string): Promise<PersonalPart[]> {
  const applications = await db
    .createQueryBuilder(Application, 'application')
    .leftJoinAndSelect('application.organisation', 'organisation')
    .leftJoinAndSelect('application.event', 'event')
    .addSelect('application.signature')
    .where({ personId })
    .orderBy('application.id', 'DESC')
    .getMany()
  const memberships = await db
    .createQueryBuilder(Membership, 'membership')
    .leftJoinAndSelect('membership.organisation', 'organisation')
    .addSelect('membership.shadowFacts')
    .where({ personId })
    .orderBy('membership.id', 'DESC')
    .getMany()
  return [
    {
      part: 'memberships',
      rows: memberships.map(({ number, organisation, state, since, until, shadowFacts }) => ({
        ...readUnitFacts(shadowFacts),
        memberNumber: number,
        organisation: organisation?.name,
        state,
        since,
        until,
      })),
    },
    { part: 'applications', rows: applications.map(describeApplication) },
  ]
}

function describeApplication(application: Application): Record<string, unknown> {
  const { receiptNumber, state, organisation, event, name, documentKind, documentNumber, documentExpiry } = application
  const { occupation, workplace, signature, createdAt, submittedAt, decidedAt, returnedItems, remark } = application
  return {
    receiptNumber,
    state,
    organisation: organisation?.name,
    event: event?.name,
    name,
    documentKind,
    documentNumber,
    documentExpiry,
    occupation,
    workplace,
    signature,
    createdAt,
    submittedAt,
    decidedAt,
    items: returnedItems,
    remark,
  }
}

/** An application the union has before it; a draft goes with the account. */
async function findOpenMatters(db: Db, personId: string): Promise<Matter[]> {
  const open = await findOpenApplication(db, personId)
  if (!open || open.state === 'draft') return []
  return [{ code: 'membership.application_open', link: links.application(open.id) }]
}

/** The membership that is current, or the last one: by it the union knows the person again. */
async function standingOf(db: Db, personId: string) {
  const current = await findCurrentMembership(db, personId)
  if (current) return { organisationId: current.organisationId, isCurrent: true }
  const last = await db.findOne(Membership, { where: { personId, isShadow: false }, order: { id: 'DESC' } })
  return last && { organisationId: last.organisationId, isCurrent: false }
}

const ownRows = (table: string, kind: string): string =>
  `SELECT own.id AS id, '${kind}' AS kind, organisation.path AS path FROM ${table} own
   LEFT JOIN organisations organisation ON organisation.id = own.organisation_id WHERE own.person_id = ?`

const findTargets = (db: Db, personId: string): Promise<OwnTarget[]> =>
  db.query(
    [
      ownRows('applications', 'membership.application'),
      ownRows('memberships', 'membership.membership'),
      // A silent one is not the person's to know of.
      `${ownRows('releases', 'membership.release')} AND own.is_silent = 0`,
    ].join(' UNION ALL '),
    [personId, personId, personId],
  )

/** No application is decided without the notice and a document; what was decided rests on the union's own duty. */
const isNeeded = (purpose: string): boolean => purpose === 'notice' || purpose === 'document'

async function findEndings(db: Db, personId: string, purposes: readonly string[]) {
  const needed = purposes.filter(isNeeded)
  const open = needed.length > 0 ? await findOpenApplication(db, personId) : null
  if (!open || (open.state === 'draft' && open.documentNumber === null)) return []
  const matter =
    open.state === 'draft'
      ? { id: open.id, code: 'membership.draft_number', link: links.join }
      : { id: open.id, code: 'membership.application', link: links.application(open.id) }
  return needed.map((purpose) => ({ purpose, matter }))
}

const noDocument = { documentNumber: null, documentIndex: null, documentExpiry: null }

/** An application before the union is taken back, and the number goes at once, from it as from a draft. */
async function endWithConsent(db: Db, personId: string, purpose: string, now: Date): Promise<void> {
  const open = isNeeded(purpose) ? await findOpenApplication(db, personId) : null
  if (!open) return
  if (open.state !== 'draft') await withdraw(db, personId, open.id, undefined, now)
  await db.update(
    Application,
    { id: open.id, state: In(['draft', 'withdrawn']) },
    { ...noDocument, version: () => 'version + 1' },
  )
}

const findLastApproved = (db: Db, personId: string): Promise<Application | null> =>
  db.findOne(Application, { where: { personId, state: 'approved' }, order: { id: 'DESC' } })

async function readValue(db: Db, personId: string, field: string): Promise<string | null> {
  if (field !== 'occupation' && field !== 'workplace') return null
  return (await findLastApproved(db, personId))?.[field] ?? null
}

async function correct(db: Db, personId: string, field: string, value: string): Promise<void> {
  const last = await findLastApproved(db, personId)
  if (!last) return
  const change =
    field === 'workplace'
      ? { workplace: value, workplaceIndex: workplaceIndexOf(value) }
      : { occupation: value as Application['occupation'] }
  await db.update(Application, { id: last.id, state: 'approved' }, change)
}

/** Approved ones stay as the membership's proof, of nobody in particular; the others had no other purpose. */
async function forgetPerson(db: Db, personId: string): Promise<void> {
  const others = await db.find(Application, { where: { personId, state: Not('approved') }, select: { id: true } })
  await deleteWithCases(db, Application, others)
  await db.update(
    Application,
    { personId },
    {
      ...noDocument,
      name: null,
      nameIndex: null,
      occupation: null,
      workplace: null,
      workplaceIndex: null,
      signature: null,
      remark: null,
      returnedItems: null,
    },
  )
  await db.update(Membership, { personId, isShadow: true }, { shadowFacts: nobodysFacts })
}

/** What a unit wrote of its shadow goes too; the row stays the unit's. */
const nobodysFacts = JSON.stringify({ name: '' } satisfies UnitFacts)

async function deleteOldDrafts(db: Db, before: Date, limit: number): Promise<number> {
  const where = { state: 'draft' as const, createdAt: LessThan(before) }
  return deleteWithCases(db, Application, await db.find(Application, { where, select: { id: true }, take: limit }))
}

async function deleteEndedApplications(db: Db, before: Date, limit: number): Promise<number> {
  const where = { state: In(['refused', 'withdrawn']), decidedAt: LessThan(before) }
  return deleteWithCases(db, Application, await db.find(Application, { where, select: { id: true }, take: limit }))
}
