import type { classChildren } from '../../shared/classes/children.contract'
import type { BodyOf } from '../../shared/http/contract'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import { drawPhoto, jpegOf } from './pictures'
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

export const aPhoto = (): Promise<Buffer> => jpegOf(drawPhoto(7, 640, 480))

/** A child whose guardian has proved it, and waits for staff. */
export async function submittedChild(guardian: Caller, given: Partial<Given> = {}) {
  const { id: childId } = await addOwnChild(guardian, given)
  await guardian.children.addProof({ params: { childId }, upload: await aPhoto() })
  return guardian.children.submitChild({ params: { childId }, body: {} })
}

/** Decides on a guardianship as it is now. */
export async function decideOn(
  manager: Caller,
  guardianshipId: string,
  decision: 'confirm' | 'return' | 'refuse' | 'end',
) {
  const params = { guardianshipId }
  const { version } = await manager.childrenDesk.getGuardianship({ params })
  const body = decision === 'confirm' ? { decision, version } : { decision, version, reason: '户口本请拍孩子那一页。' }
  return manager.childrenDesk.decideGuardianship({ params, body })
}

/** An id of each kind that children and their guardians know, of somebody who has `childId`. */
export async function recordsOfGuardian(guardian: Caller, childId: string) {
  const { id: guardianshipId, proofs } = await submittedChild(guardian)
  const body = { name: '王桂芬', phone: '13900001111', relation: '奶奶' }
  const { items } = await guardian.children.addCollector({ params: { childId }, body })
  const claimed = await guardian.children.claimPriority({ body: { group: 'dualIncome' } })
  const priorityId = claimed.items[0]!.id
  await guardian.children.addPriorityProof({ params: { priorityId }, upload: await aPhoto() })
  await guardian.children.submitPriority({ params: { priorityId }, body: {} })
  const [pictureId, collectorId] = [proofs[0]!.id, items[0]!.id]
  return { guardianshipId, priorityId, pictureId, collectorId, subjectId: guardianshipId }
}
