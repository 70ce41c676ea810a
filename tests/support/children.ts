import type { classChildren } from '../../shared/classes/children.contract'
import type { BodyOf } from '../../shared/http/contract'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import type { Caller } from './server'

let count = 0

/** The number of a child born in 2019, whom nobody else in this run has. */
export function newChildNumber(born = '20190512'): string {
  count += 1
  const body = `110111${born}${String(count).padStart(3, '0')}`
  return body + citizenCheckCharacter(body)
}

type Given = BodyOf<(typeof classChildren)['addChild']>

/** A child in grade 2; a test states only what matters to it. */
export async function addOwnChild(guardian: Caller, given: Partial<Given> = {}) {
  const { noticeVersion } = await guardian.children.listChildren()
  const body = {
    name: '赵小满',
    documentKind: 'residentId' as const,
    documentNumber: newChildNumber(),
    entryYear: 2025,
    relation: 'mother' as const,
    noticeVersion,
    ...given,
  }
  return guardian.children.addChild({ body })
}
