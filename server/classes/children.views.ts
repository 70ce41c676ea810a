import { In, IsNull } from 'typeorm'
import type { ChildCard, ChildView, ReviewView } from '../../shared/classes/children.contract'
import { gradeOn } from '../../shared/classes/rules'
import { shanghaiDay } from '../../shared/http/time'
import { maskName } from '../../shared/identity/masks'
import { maskDocumentNumber } from '../../shared/membership/documents'
import type { Db } from '../platform/db'
import { ChildPicture, Collector, type Guardianship, type PriorityClaim } from './children.entities'
import { findKnownGuardians, type OwnChild } from './children.queries'
import { drawPicture } from './pictures.views'

/** What hangs on some children, for their cards. */
interface Held {
  proofs: ChildPicture[]
  collected: Set<string>
}

export async function drawCards(db: Db, children: OwnChild[], now: Date): Promise<ChildCard[]> {
  const held = await findHeld(db, children)
  return children.map((child) => drawCard(child, held, now))
}

async function findHeld(db: Db, children: OwnChild[]): Promise<Held> {
  if (children.length === 0) return { proofs: [], collected: new Set() }
  const guardianships = children.map(({ guardianship }) => guardianship)
  const ownerId = In(guardianships.map(({ id }) => id))
  const proofs = await db.find(ChildPicture, { where: { ownerId }, order: { ownerId: 'ASC', slot: 'ASC' } })
  const confirmed = children.filter(({ isConfirmed }) => isConfirmed).map(({ id }) => id)
  const where = { childId: In(confirmed), removedAt: IsNull() }
  const collectors =
    confirmed.length === 0 ? [] : await db.find(Collector, { where, select: { id: true, childId: true } })
  return { proofs, collected: new Set(collectors.map(({ childId }) => childId)) }
}

function drawCard(child: OwnChild, held: Held, now: Date): ChildCard {
  const { id, guardianship, name, birthDate, entryYear } = child
  return {
    id,
    state: guardianship.state,
    relation: guardianship.relation,
    name,
    birthDate,
    grade: gradeOn(entryYear, shanghaiDay(now)),
    entryYear,
    review: drawReview(guardianship, guardianship.organisation?.name ?? ''),
    missing: missingOf(child, held),
  }
}

export const drawReview = (
  { caseNumber, state, dueAt, decidedAt, remark }: Guardianship | PriorityClaim,
  organisation: string,
): ReviewView => ({
  caseNumber,
  organisation,
  isFiled: state !== 'returned' && (state !== 'stated' || dueAt !== null),
  dueAt: state === 'stated' ? (dueAt?.toISOString() ?? null) : null,
  decidedAt: decidedAt?.toISOString() ?? null,
  remark,
})

function missingOf({ id, isConfirmed, guardianship, health, contacts }: OwnChild, { proofs, collected }: Held) {
  if (guardianship.state === 'refused') return []
  const isProved = isConfirmed || proofs.some(({ ownerId }) => ownerId === guardianship.id)
  const missing: ChildCard['missing'] = []
  if (!isProved) missing.push('proof')
  if (health === null) missing.push('health')
  if (contacts.length === 0) missing.push('contact')
  if (isConfirmed && !collected.has(id)) missing.push('collector')
  return missing
}

export async function drawChild(db: Db, child: OwnChild, now: Date): Promise<ChildView> {
  const { guardianship, isConfirmed, personId } = child
  const held = await findHeld(db, [child])
  const guardians = isConfirmed ? await findKnownGuardians(db, [child.id]) : []
  return {
    ...drawCard(child, held, now),
    version: isConfirmed ? guardianship.child!.version : guardianship.version,
    documentKind: child.documentKind,
    documentNumber: maskDocumentNumber(child.documentNumber),
    health: child.health,
    contacts: child.contacts,
    proofs: held.proofs.map((proof) => drawPicture(proof, { personId, purpose: 'own' }, now)),
    guardians: guardians.map((one) => drawGuardian(one, personId)),
    isUnseen: guardians.some((one) => one.personId === personId && one.person?.assurance === 'stated'),
    actions: actionsOf(guardianship),
  }
}

const drawGuardian = ({ person, relation, personId }: Guardianship, me: string): ChildView['guardians'][number] => ({
  name: person?.name ? maskName(person.name) : '',
  relation,
  isMe: personId === me,
})

export function actionsOf({ state, dueAt }: Guardianship): ChildView['actions'] {
  switch (state) {
    case 'confirmed':
      return ['edit', 'end']
    case 'returned':
      return ['edit', 'editIdentity', 'addProof', 'submit', 'end']
    case 'stated':
      return dueAt === null ? ['edit', 'editIdentity', 'addProof', 'submit', 'end'] : ['edit', 'end']
    default:
      return ['end']
  }
}
