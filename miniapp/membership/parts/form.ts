import { shanghaiDay } from '../../../shared/http/time'
import type { ApplicationInput, ApplicationView, FormItem } from '../../../shared/membership/contract'
import { type DocumentKind, isDocumentNumber, normaliseDocumentNumber } from '../../../shared/membership/documents'
import type { Occupation } from '../../../shared/membership/occupations'
import type { Signature } from '../../../shared/membership/signature'

/** What is asked, as typed. */
export interface Form {
  name: string
  documentKind: DocumentKind
  documentNumber: string
  /** `longTerm`, a day, or empty. */
  documentExpiry: string
  occupation: Occupation | null
  workplace: string
  /** Not to be told to the employer. */
  discreet: boolean
  signature: Signature | null
}

/** What was typed and the server has not acknowledged. */
export type Unsaved = Partial<Form>

/** The server's content with what is unsaved laid over; a number that is stored stays masked, and is not in the form. */
export function formOf(application: ApplicationView | null, personName: string | null, unsaved: Unsaved): Form {
  const content = application?.content
  return {
    name: content?.name ?? personName ?? '',
    documentKind: content?.documentKind ?? 'residentId',
    documentNumber: '',
    documentExpiry: content?.documentExpiry ?? '',
    occupation: content?.occupation ?? null,
    workplace: content?.workplace ?? '',
    discreet: content?.discreet ?? false,
    signature: null,
    ...unsaved,
  }
}

/** The number the server holds, masked; null where a new one is being typed. */
export const storedNumber = (application: ApplicationView | null, unsaved: Unsaved): string | null =>
  unsaved.documentNumber === undefined ? (application?.content.documentNumber ?? null) : null

export const isSignedOf = (application: ApplicationView | null, unsaved: Unsaved): boolean =>
  unsaved.signature === undefined ? (application?.content.signed ?? false) : unsaved.signature !== null

/** What of the unsaved part can be sent: whatever the server would refuse as half typed waits. */
export function inputOf(unsaved: Unsaved, form: Form, now: Date): ApplicationInput {
  const { name, documentKind, documentNumber, documentExpiry, occupation, workplace, discreet, signature } = unsaved
  const isRightNumber = documentNumber !== undefined && isNumber(form, now)
  return {
    ...(name === undefined ? {} : { name: name.trim() || null }),
    ...(documentKind === undefined ? {} : { documentKind, documentNumber: null }),
    ...(isRightNumber ? { documentKind: form.documentKind, documentNumber: documentNumber.trim() } : {}),
    ...(documentNumber === '' ? { documentNumber: null } : {}),
    ...(documentExpiry === undefined || isExpired(documentExpiry, now)
      ? {}
      : { documentExpiry: expiryOf(documentExpiry) }),
    ...(occupation === undefined ? {} : { occupation }),
    ...(workplace === undefined ? {} : { workplace: workplace.trim() || null }),
    ...(discreet === undefined ? {} : { discreet }),
    ...(signature === undefined ? {} : { signature }),
  }
}

const expiryOf = (expiry: string) => (expiry === '' ? null : (expiry as 'longTerm'))

export const isNumber = ({ documentKind, documentNumber }: Form, now: Date): boolean =>
  isDocumentNumber(documentKind, normaliseDocumentNumber(documentNumber), now)

export const isExpired = (expiry: string, now: Date): boolean =>
  expiry !== '' && expiry !== 'longTerm' && expiry < shanghaiDay(now)

/** The fields that were sent and have not been changed since; a half-typed number was not sent. */
export function acknowledged(unsaved: Unsaved, sent: Unsaved, input: ApplicationInput): (keyof Form)[] {
  const isNumberSent = (sent.documentNumber?.trim() || null) === (input.documentNumber ?? null)
  return (Object.keys(sent) as (keyof Form)[]).filter(
    (key) => key in input && unsaved[key] === sent[key] && (key !== 'documentNumber' || isNumberSent),
  )
}

const stepOfItem: Record<FormItem, number> = {
  organisation: 1,
  phone: 1,
  consent: 1,
  name: 2,
  documentNumber: 2,
  documentExpiry: 2,
  occupation: 3,
  workplace: 3,
  signature: 4,
}

/** The screen an item is asked on; staff's own words belong to none. */
export const stepOf = (item: string): number | undefined => (stepOfItem as Record<string, number | undefined>)[item]

/** What keeps one from leaving a screen, in the order of the screen. */
export function missingOn(step: number, form: Form, has: { number: boolean; signature: boolean }): FormItem | null {
  const missing: [FormItem, boolean][] = [
    ['name', form.name.trim() === ''],
    ['documentNumber', !has.number && form.documentNumber.trim() === ''],
    ['documentExpiry', form.documentExpiry === ''],
    ['occupation', form.occupation === null],
    ['workplace', form.workplace.trim() === ''],
    ['signature', !has.signature],
  ]
  return missing.find(([item, isMissing]) => isMissing && stepOfItem[item] === step)?.[0] ?? null
}
