import type { FormItem } from './contract'
import { type DocumentKind, isDocumentNumber } from './documents'

/** What a form holds, on the phone and on the server alike. */
export interface ApplicationFacts {
  organisationId: string | null
  name: string | null
  documentNumber: string | null
  documentExpiry: string | null
  occupation: string | null
  workplace: string | null
  isSigned: boolean
  hasPhone: boolean
  hasConsents: boolean
}

/** Everything that is missing before it can be handed in, in the order the form asks. */
export function missingItems(facts: ApplicationFacts): FormItem[] {
  const missing: [FormItem, boolean][] = [
    ['organisation', facts.organisationId === null],
    ['phone', !facts.hasPhone],
    ['consent', !facts.hasConsents],
    ['name', facts.name === null],
    ['documentNumber', facts.documentNumber === null],
    ['documentExpiry', facts.documentExpiry === null],
    ['occupation', facts.occupation === null],
    ['workplace', facts.workplace === null],
    ['signature', !facts.isSigned],
  ]
  return missing.filter(([, isMissing]) => isMissing).map(([item]) => item)
}

/** A chart that counts fewer would let whoever reads it tell the persons apart. */
export const smallestCount = 5

/** Which part of a document does not hold on `today` (`YYYY-MM-DD` in Shanghai), or null. */
export function documentProblem(
  document: { kind: DocumentKind; number: string | null; expiry: string | null },
  now: Date,
  today: string,
): 'documentNumber' | 'documentExpiry' | null {
  if (document.number !== null && !isDocumentNumber(document.kind, document.number, now)) return 'documentNumber'
  if (document.expiry !== null && document.expiry !== 'longTerm' && document.expiry < today) return 'documentExpiry'
  return null
}
