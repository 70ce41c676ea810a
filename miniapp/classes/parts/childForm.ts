import { bornOn, type ChildIdentity } from '../../../shared/classes/children'
import { entryYearOf } from '../../../shared/classes/rules'
import type { Relation } from '../../../shared/classes/states'
import { shanghaiDay } from '../../../shared/http/time'
import { type DocumentKind, normaliseDocumentNumber } from '../../../shared/membership/documents'

export interface ChildDraft {
  name: string
  documentKind: DocumentKind
  documentNumber: string
  birthDate: string
  grade: number | null
  relation: Relation | null
  isAgreed: boolean
}

export const emptyChild: ChildDraft = {
  name: '',
  documentKind: 'residentId',
  documentNumber: '',
  birthDate: '',
  grade: null,
  relation: null,
  isAgreed: false,
}

/** Before school, and the years of primary and junior secondary school. */
export const gradesToChoose = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** What is asked for next, in the order of the page. */
export function missingIn(draft: ChildDraft) {
  if (draft.name.trim() === '') return 'name'
  if (draft.documentNumber.trim() === '') return 'number'
  if (draft.documentKind !== 'residentId' && !inputOf(draft).birthDate) return 'birthDate'
  if (draft.relation === null) return 'relation'
  if (draft.grade === null) return 'grade'
  return draft.isAgreed ? null : 'consent'
}

export function inputOf(draft: ChildDraft): ChildIdentity & { relation: Relation } {
  const documentNumber = normaliseDocumentNumber(draft.documentNumber)
  const now = new Date()
  const given = { documentKind: draft.documentKind, documentNumber, birthDate: draft.birthDate || undefined }
  return {
    name: draft.name.trim(),
    ...given,
    birthDate: bornOn(given, now) ?? undefined,
    entryYear: entryYearOf(draft.grade ?? 1, shanghaiDay(now)),
    relation: draft.relation ?? 'otherGuardian',
  }
}
