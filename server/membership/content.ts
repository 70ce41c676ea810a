import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { ApplicationInput } from '../../shared/membership/contract'
import { normaliseDocumentNumber } from '../../shared/membership/documents'
import { documentProblem } from '../../shared/membership/rules'
import { documentIndexOf, nameIndexOf } from '../identity'
import { findOrganisation } from '../organisations'
import { blindIndex } from '../platform/crypto'
import type { Db } from '../platform/db'
import { type Applicant, requireConsents } from './applicants'
import { refuseUnit } from './discretion'
import type { Application } from './entities'
import { requireOpenEvent, requireOpenOrganisation } from './events.service'
import { decideTarget, requirePlace } from './places.service'
import { findSignature } from './queries'

export type Content = Pick<
  Application,
  | 'route'
  | 'organisationId'
  | 'placeId'
  | 'eventId'
  | 'isDiscreet'
  | 'name'
  | 'nameIndex'
  | 'documentKind'
  | 'documentNumber'
  | 'documentIndex'
  | 'documentExpiry'
  | 'occupation'
  | 'workplace'
  | 'workplaceIndex'
  | 'isSigned'
>

export const emptyContent: Content = {
  route: null,
  organisationId: null,
  placeId: null,
  eventId: null,
  isDiscreet: false,
  name: null,
  nameIndex: null,
  documentKind: 'residentId',
  documentNumber: null,
  documentIndex: null,
  documentExpiry: null,
  occupation: null,
  workplace: null,
  workplaceIndex: null,
  isSigned: false,
}

/** Rows an application points to. */
export type Pointed = Partial<Pick<Application, 'organisation' | 'event' | 'place'>>

/** What `input` changes in an application: fields given replace, null clears, the rest stays; and what it points to now, where that is other. */
export async function readInput(
  db: Db,
  applicant: Applicant,
  current: Content,
  input: ApplicationInput,
  now: Date,
): Promise<{ change: Content & Partial<Application>; pointed: Pointed }> {
  if (input.documentNumber) requireConsents(applicant)
  const { pointed, ...place } = await readPlace(db, input, now)
  const merged = { ...pickContent(current), ...place, ...readFields(input) }
  const { documentKind: kind, documentNumber: number, documentExpiry: expiry } = merged
  const problem = documentProblem({ kind, number, expiry }, now, shanghaiDay(now))
  if (problem) throw new AppError('membership.document_invalid', { kind }, problem)
  await requireDiscretion(db, current, merged)
  const change = {
    ...merged,
    nameIndex: merged.name === null ? null : nameIndexOf(merged.name),
    documentIndex: number === null ? null : documentIndexOf(number),
    workplaceIndex: workplaceIndexOf(merged.workplace),
    ...readSignature(input),
    ...(documentKeys.every((key) => merged[key] === current[key]) ? {} : unseen),
  }
  return { change, pointed }
}

/** What staff compare with the document itself: once one of these is another, they have not seen it. */
const documentKeys = ['name', 'documentKind', 'documentNumber', 'documentExpiry'] as const
const unseen = { seenAt: null, seenBy: null, seenEventId: null }

export const workplaceIndexOf = (workplace: string | null): string | null =>
  workplace === null ? null : blindIndex('applications.workplace', workplace)

const contentKeys = Object.keys(emptyContent) as (keyof Content)[]

const pickContent = (from: Content): Content =>
  Object.fromEntries(contentKeys.map((key) => [key, from[key]])) as unknown as Content

/** Whether a change leaves everything as it is, the signature included. */
export async function isSameContent(
  db: Db,
  current: Application,
  change: Content & Partial<Application>,
): Promise<boolean> {
  if (contentKeys.some((key) => change[key] !== current[key])) return false
  return change.signature === undefined || change.signature === (await findSignature(db, current.id))
}

/** What is kept from the employer goes to no employer's union, whichever of the two was chosen last. */
async function requireDiscretion(db: Db, current: Content, merged: Content): Promise<void> {
  const { isDiscreet, organisationId } = merged
  if (!isDiscreet || organisationId === null) return
  if (current.isDiscreet && current.organisationId === organisationId) return
  const organisation = await findOrganisation(db, organisationId)
  if (organisation) await refuseUnit(db, organisation)
}

const nowhere = { route: null, eventId: null, placeId: null, organisationId: null }
const nothing = { organisation: null, event: null, place: null }

/** An event's code fixes union and event; a place leads to its union or pool; whichever is chosen lets go of the others. */
async function readPlace(db: Db, input: ApplicationInput, now: Date): Promise<Partial<Content> & { pointed: Pointed }> {
  if (input.eventCode) {
    const event = await requireOpenEvent(db, input.eventCode, now)
    const pointed = { ...nothing, event, organisation: event.organisation! }
    return { ...nowhere, route: 'event', eventId: event.id, organisationId: event.organisationId, pointed }
  }
  if (input.placeId) {
    const around = await requirePlace(db, input.placeId)
    const place = around[0]!
    const organisation = await decideTarget(db, around)
    const pointed = { ...nothing, place, organisation }
    return { ...nowhere, route: 'pool', placeId: place.id, organisationId: organisation.id, pointed }
  }
  if (input.organisationId) {
    const organisation = await requireOpenOrganisation(db, input.organisationId)
    const { kind, id } = organisation
    const pointed = { ...nothing, organisation }
    return { ...nowhere, route: kind === 'pool' ? 'pool' : 'union', organisationId: id, pointed }
  }
  const isCleared = input.eventCode === null || input.organisationId === null || input.placeId === null
  return isCleared ? { ...nowhere, pointed: nothing } : { pointed: {} }
}

function readFields(input: ApplicationInput): Partial<Content> {
  const fields: Partial<Content> = {}
  if (input.name !== undefined) fields.name = input.name
  if (input.documentKind !== undefined) fields.documentKind = input.documentKind
  if (input.documentNumber !== undefined) {
    fields.documentNumber = input.documentNumber && normaliseDocumentNumber(input.documentNumber)
  }
  if (input.documentExpiry !== undefined) fields.documentExpiry = input.documentExpiry
  if (input.occupation !== undefined) fields.occupation = input.occupation
  if (input.workplace !== undefined) fields.workplace = input.workplace
  if (input.discreet !== undefined) fields.isDiscreet = input.discreet
  return fields
}

function readSignature({ signature }: ApplicationInput): Partial<Application> {
  if (signature === undefined) return {}
  return { signature: signature && JSON.stringify(signature), isSigned: signature !== null }
}
