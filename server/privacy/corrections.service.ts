import * as z from 'zod/mini'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import type { Page } from '../../shared/http/page'
import { dayMs, shanghaiDay } from '../../shared/http/time'
import { maskDocumentNumber, normaliseDocumentNumber } from '../../shared/membership/documents'
import { occupations } from '../../shared/membership/occupations'
import { documentProblem } from '../../shared/membership/rules'
import { type CorrectionView, type privacy, reviewedFields } from '../../shared/privacy/contract'
import { findPerson, type Person, setDocumentExpiry } from '../identity'
import { findAncestors, findOrganisation, findPathsInUnits } from '../organisations'
import { makeCaseNumber } from '../platform/caseNumbers'
import { toPage } from '../platform/cursor'
import { type Db, isDuplicate } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { type RuleKind, ruleAt } from '../platform/rules'
import { endCorrection, findCorrectionsOf, findOwnCorrection } from './corrections.queries'
import { Correction } from './entities'
import { atDesk, correctionMoved, currentValue, findStanding, valueCorrected } from './hooks'
import { requireConsents } from './service'

type Asked = BodyOf<(typeof privacy)['fileCorrection']>

const answerSchema = z.object({
  /** Days the union has to answer. */
  days: z.int().check(z.minimum(1), z.maximum(60)),
})

export const correctionRule: RuleKind<typeof answerSchema> = { name: 'privacy.correction', schema: answerSchema }

/** Corrects at once, or puts it before the reviewers of the person's union. */
export async function fileCorrection(
  db: Db,
  personId: string,
  asked: Asked,
  random: Random,
  now: Date,
): Promise<CorrectionView> {
  const person = await findPerson(db, personId)
  const { field } = asked
  const documentKind = field === 'documentNumber' ? (asked.documentKind ?? person.documentKind) : null
  const after = field === 'documentNumber' ? normaliseDocumentNumber(asked.value) : asked.value
  const before = await findBefore(db, person, field)
  if (before === null) throw new AppError('privacy.nothing_to_correct', { field })
  if (before === after && documentKind === (field === 'documentNumber' ? person.documentKind : null)) {
    throw new AppError('privacy.same_value', undefined, 'value')
  }
  requireValid(person, { field, after, documentKind }, now)
  if (field === 'documentNumber') await requireConsents(db, personId, ['notice', 'document'])
  const correction: Correction = {
    id: newId(),
    personId,
    openKey: null,
    field,
    version: 1,
    caseNumber: makeCaseNumber('GZ', random, now),
    before,
    after,
    documentKind,
    reason: asked.reason ?? null,
    filedAt: now,
    decidedBy: null,
    remark: null,
    ...(reviewedFields.includes(field) ? await awaitReview(db, person, field, now) : atOnce(now)),
  }
  try {
    await db.insert(Correction, correction)
  } catch (error) {
    if (isDuplicate(error)) throw new AppError('privacy.correction_under_way', { field })
    throw error
  }
  if (correction.state === 'applied') await applyAtOnce(db, correction)
  else await announce(db, correction, person, 'submitted', now)
  return toView(db, (await findOwnCorrection(db, personId, correction.id))!)
}

/** What is on record now; null where there is nothing of the kind yet. */
async function findBefore(db: Db, person: Person, field: Correction['field']): Promise<string | null> {
  if (field === 'name' || field === 'documentNumber' || field === 'documentExpiry') return person[field]
  return currentValue.first(db, person.id, field)
}

function requireValid(
  person: Person,
  { field, after, documentKind }: Pick<Correction, 'field' | 'after' | 'documentKind'>,
  now: Date,
): void {
  const today = shanghaiDay(now)
  const number = field === 'documentNumber' ? after : null
  const expiry = field === 'documentExpiry' ? after : null
  const kind = documentKind ?? person.documentKind ?? 'residentId'
  const isDay = expiry === null || expiry === 'longTerm' || z.iso.date().safeParse(expiry).success
  const isKnown = field !== 'occupation' || (occupations as readonly string[]).includes(after)
  const isName = field !== 'name' || [...after].length <= 60
  if (!isDay || !isKnown || !isName || documentProblem({ kind, number, expiry }, now, today)) {
    throw new AppError('privacy.correction_invalid', { field, kind }, 'value')
  }
}

const atOnce = (now: Date) => ({ state: 'applied' as const, organisationId: null, dueAt: null, decidedAt: now })

async function awaitReview(db: Db, { id }: Person, field: Correction['field'], now: Date) {
  const standing = await findStanding.first(db, id)
  if (!standing?.organisationId) throw new AppError('privacy.nothing_to_correct', { field })
  const { days } = await ruleAt(db, correctionRule, now)
  const organisationId = await findReviewingUnion(db, standing.organisationId, field)
  return {
    state: 'submitted' as const,
    openKey: `${id} ${field}`,
    organisationId,
    dueAt: new Date(now.getTime() + days * dayMs),
    decidedAt: null,
  }
}

/**
 * The union of the membership; for a number the nearest one that is no employer's, because to be told that a number is
 * somebody else's is to learn of somebody who may be kept from the employer.
 */
async function findReviewingUnion(db: Db, organisationId: string, field: Correction['field']): Promise<string> {
  const own = field === 'documentNumber' ? await findOrganisation(db, organisationId) : null
  if (!own) return organisationId
  const candidates = [own, ...(await findAncestors(db, own))]
  const inUnits = await findPathsInUnits(
    db,
    candidates.map(({ path }) => path),
  )
  return (candidates.find(({ path }) => !inUnits.has(path)) ?? own).id
}

async function applyAtOnce(db: Db, { personId, field, after }: Correction): Promise<void> {
  if (field === 'documentExpiry') await setDocumentExpiry(db, personId, after)
  else await valueCorrected.run(db, personId, field, after)
}

export async function announce(
  db: Db,
  correction: Correction,
  person: Person,
  step: 'submitted' | 'withdrawn' | 'approved' | 'refused',
  now: Date,
): Promise<void> {
  const { name, phoneIndex, documentIndex } = person
  const actorId = step === 'submitted' || step === 'withdrawn' ? person.id : correction.decidedBy!
  const subject = { name: name ?? '', phoneIndex, documentIndex }
  await correctionMoved.run(db, { correction, step, actorId, subject }, now)
}

export async function listCorrections(
  db: Db,
  personId: string,
  cursor: string | undefined,
): Promise<Page<CorrectionView>> {
  const page = toPage(await findCorrectionsOf(db, personId, cursor), ({ id }) => [id])
  return { ...page, items: await toViews(db, page.items) }
}

export async function withdrawCorrection(db: Db, personId: string, id: string, now: Date): Promise<CorrectionView> {
  const found = await findOwnCorrection(db, personId, id)
  if (!found) throw new AppError('privacy.not_found')
  if (found.state === 'withdrawn') return toView(db, found)
  const isEnded = await endCorrection(db, found, { state: 'withdrawn', decidedAt: now })
  const after = (await findOwnCorrection(db, personId, id))!
  if (isEnded) await announce(db, after, await findPerson(db, personId), 'withdrawn', now)
  else if (after.state !== 'withdrawn') throw new AppError('privacy.already_decided', { state: after.state })
  return toView(db, after)
}

/** A value as it is shown: numbers masked. */
export const maskValue = (field: Correction['field'], value: string | null): string | null =>
  field === 'documentNumber' && value !== null ? maskDocumentNumber(value) : value

async function toView(db: Db, correction: Correction): Promise<CorrectionView> {
  return (await toViews(db, [correction]))[0]!
}

/** As the person sees them; the number of queries does not grow with the rows. */
async function toViews(db: Db, corrections: Correction[]): Promise<CorrectionView[]> {
  const waiting = corrections.filter(({ state }) => state === 'submitted').map(({ id }) => id)
  const there = waiting.length === 0 ? [] : ((await atDesk.first(db, waiting)) ?? [])
  return corrections.map((correction) =>
    draw(correction, there.find(({ caseId }) => caseId === correction.id)?.movedUpFrom ?? null),
  )
}

function draw(correction: Correction, movedUpFrom: string | null): CorrectionView {
  const { id, field, state, version, before, after, reason, filedAt, dueAt, organisation, decidedAt, remark } =
    correction
  const waits = state === 'submitted'
  return {
    id,
    field,
    state,
    version,
    before: maskValue(field, before),
    after: maskValue(field, after)!,
    reason,
    filedAt: filedAt.toISOString(),
    dueAt: waits ? (dueAt?.toISOString() ?? null) : null,
    organisation: organisation?.name ?? null,
    movedUpFrom,
    decidedAt: decidedAt?.toISOString() ?? null,
    remark,
    actions: waits ? ['withdraw'] : [],
  }
}
