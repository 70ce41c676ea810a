import * as z from 'zod/mini'
import { day, multilineText, phone, text } from '../http/fields'
import type { Upload } from '../http/files'
import { birthDateOf, type DocumentKind, documentKinds, isDocumentNumber } from '../membership/documents'
import { gradeOn } from './rules'

/** What a teacher must know at a glance, and what a guardian declares of a child's health (健康申报). */
export const childHealth = z.object({
  allergies: z.array(text(60)).check(z.maxLength(20)),
  conditions: z.nullable(multilineText(500)),
  /** Which, how much and when. */
  medicines: z.nullable(multilineText(300)),
  diet: z.nullable(text(100)),
})
export type ChildHealth = z.output<typeof childHealth>

export const mostContacts = 4
/** Whom to call when no guardian answers, the first one first (紧急联系人). */
export const childContacts = z
  .array(z.object({ name: text(40), phone, relation: text(20) }))
  .check(z.maxLength(mostContacts))
export type ChildContacts = z.output<typeof childContacts>

/** The year of whose September a child entered, or enters, grade 1. */
export const entryYear = z.int().check(z.minimum(2_000), z.maximum(2_100))

export const childIdentity = z.object({
  name: text(40),
  documentKind: z.enum(documentKinds),
  documentNumber: text(30),
  /** Where the number does not say it. */
  birthDate: z.optional(day),
  entryYear,
})
export type ChildIdentity = z.output<typeof childIdentity>

/** What a guardian says of a child, which nobody has looked at yet. */
export interface ToldChild {
  name: string
  birthDate: string
  documentKind: DocumentKind
  documentNumber: string
  entryYear: number
  health: ChildHealth | null
  contacts: ChildContacts
}

/** What is wrong with who the child is said to be: the code and the field; null where nothing is. */
export function identityProblem(given: ChildIdentity & { documentNumber: string }, today: string, now: Date) {
  const { documentKind, documentNumber } = given
  if (!isDocumentNumber(documentKind, documentNumber, now))
    return ['classes.document_invalid', 'documentNumber'] as const
  const birthDate = bornOn(given, now)
  if (birthDate === null) return ['classes.birth_date_missing', 'birthDate'] as const
  if (birthDate > today || birthDate < `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`) {
    return ['classes.not_a_child', documentKind === 'residentId' ? 'documentNumber' : 'birthDate'] as const
  }
  return isGradePossible(given.entryYear, today) ? null : (['classes.grade_invalid', 'entryYear'] as const)
}

/** From the number of who has a citizen's, as told otherwise. */
export const bornOn = (given: Pick<ChildIdentity, 'documentKind' | 'documentNumber' | 'birthDate'>, now: Date) =>
  /^\d{17}[\dX]$/.test(given.documentNumber) ? birthDateOf(given.documentNumber, now) : (given.birthDate ?? null)

/** From three years before school to the last of upper secondary. */
export function isGradePossible(year: number, today: string): boolean {
  const grade = gradeOn(year, today)
  return grade >= -2 && grade <= 12
}

/** Pictures that prove one guardianship, or one priority. */
export const mostProofs = 6

/** A photo: the phone makes it smaller than that before it sends it, and what it is its bytes say. */
export const photo: Upload = {
  types: ['application/octet-stream', 'image/jpeg', 'image/png', 'image/webp'],
  maxBytes: 6 * 1_048_576,
}

/** Somebody who may collect a child (接送人). */
export const collectorInput = z.object({ name: text(40), phone, relation: text(20) })
