import { AppError } from '../../shared/http/errors'
import { shanghaiDay } from '../../shared/http/time'
import type { ApplicationInput } from '../../shared/membership/contract'
import { normaliseDocumentNumber } from '../../shared/membership/documents'
import { documentProblem } from '../../shared/membership/rules'
import { documentIndexOf, nameIndexOf } from '../identity'
import type { Db } from '../platform/db'
import { requireConsents } from '../privacy'
import type { Application } from './entities'
import { requireOpenEvent, requireOpenOrganisation } from './events.service'
import { findSignature } from './queries'

export type Content = Pick<
  Application,
  | 'route'
  | 'organisationId'
  | 'eventId'
  | 'name'
  | 'nameIndex'
  | 'documentKind'
  | 'documentNumber'
  | 'documentIndex'
  | 'documentExpiry'
  | 'occupation'
  | 'workplace'
  | 'isSigned'
>

export const emptyContent: Content = {
  route: null,
  organisationId: null,
  eventId: null,
  name: null,
  nameIndex: null,
  documentKind: 'residentId',
  documentNumber: null,
  documentIndex: null,
  documentExpiry: null,
  occupation: null,
  workplace: null,
  isSigned: false,
}

/** What `input` changes in an application: fields given replace, null clears, the rest stays. */
export async function readInput(
  db: Db,
  personId: string,
  current: Content,
  input: ApplicationInput,
  now: Date,
): Promise<Content & Partial<Application>> {
  if (input.documentNumber) await requireConsents(db, personId, ['notice', 'document'])
  const merged = { ...pickContent(current), ...(await readPlace(db, input, now)), ...readFields(input) }
  const { documentKind: kind, documentNumber: number, documentExpiry: expiry } = merged
  const problem = documentProblem({ kind, number, expiry }, now, shanghaiDay(now))
  if (problem) throw new AppError('membership.document_invalid', { kind }, problem)
  return {
    ...merged,
    nameIndex: merged.name === null ? null : nameIndexOf(merged.name),
    documentIndex: number === null ? null : documentIndexOf(number),
    ...readSignature(input),
  }
}

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

/** An event's code fixes union and event; a union chosen directly lets go of the event. */
async function readPlace(db: Db, input: ApplicationInput, now: Date): Promise<Partial<Content>> {
  if (input.eventCode) {
    const event = await requireOpenEvent(db, input.eventCode, now)
    return { route: 'event', eventId: event.id, organisationId: event.organisationId }
  }
  if (input.organisationId) {
    const organisation = await requireOpenOrganisation(db, input.organisationId)
    return { route: organisation.kind === 'pool' ? 'pool' : 'union', eventId: null, organisationId: organisation.id }
  }
  const isCleared = input.eventCode === null || input.organisationId === null
  return isCleared ? { route: null, eventId: null, organisationId: null } : {}
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
  return fields
}

function readSignature({ signature }: ApplicationInput): Partial<Application> {
  if (signature === undefined) return {}
  return { signature: signature && JSON.stringify(signature), isSigned: signature !== null }
}
