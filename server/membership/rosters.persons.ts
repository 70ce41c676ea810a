import { In, IsNull, Not } from 'typeorm'
import type { KeptReason } from '../../shared/membership/rosters'
import { findPersonsByDocument, nameIndexOf, type Person } from '../identity'
import type { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { findShadowed } from './discretion'
import { Application, Membership } from './entities'
import type { FindingHere } from './rosters.entities'
import { readUnitFacts } from './shadows'

/** Whom a document on a roster speaks of, and what the union may know of them. */
export interface Listed {
  personId: string
  /** Null for an applicant whom a document is not on record for yet. */
  person: Person | null
  /** They asked that their employer is not told, and this union is one: it gets the answers for a stranger. */
  isShadowed: boolean
  /** What keeps the row out. */
  fault: (name: string) => FindingHere | null
}

/** The people of these documents, as this union may know them; the number of statements does not grow with them. */
export async function findListed(
  db: Db,
  organisation: Organisation,
  documentIndexes: readonly string[],
): Promise<Map<string, Listed>> {
  const documents = [...new Set(documentIndexes)]
  if (documents.length === 0) return new Map()
  const persons = await findPersonsByDocument(db, documents)
  const applying = await findDiscreetApplicants(db, documents)
  const personIds = [...persons.map(({ id }) => id), ...applying.map(({ personId }) => personId)]
  const shadowed = await findShadowed(db, organisation, personIds)
  const listed = new Map<string, Listed>()
  const openly = await findOpenMemberships(db, personIds)
  for (const person of persons.filter(({ id }) => !shadowed.has(id))) {
    const held = openly.find(({ personId }) => personId === person.id)
    const fault = (name: string) => judge(organisation, person.nameIndex, held, name)
    listed.set(person.documentIndex!, { personId: person.id, person, isShadowed: false, fault })
  }
  const kept = [
    ...persons.map(({ id, documentIndex }) => ({ personId: id, documentIndex: documentIndex! })),
    ...applying.map(({ personId, documentIndex }) => ({ personId, documentIndex: documentIndex! })),
  ].filter(({ personId }) => shadowed.has(personId))
  for (const one of await describeShadowed(db, organisation, kept)) listed.set(one.documentIndex, one)
  return listed
}

/** A stranger's answers: what the union has on record is the shadow it made, or who was admitted with the document openly. */
async function describeShadowed(
  db: Db,
  organisation: Organisation,
  kept: { personId: string; documentIndex: string }[],
): Promise<(Listed & { documentIndex: string })[]> {
  if (kept.length === 0) return []
  const shadows = await db
    .createQueryBuilder(Membership, 'membership')
    .addSelect('membership.shadowFacts')
    .where('membership.shadowKey IN (:...personIds)', { personIds: kept.map(({ personId }) => personId) })
    .getMany()
  const admitted = await db.findBy(Application, {
    documentIndex: In(kept.map(({ documentIndex }) => documentIndex)),
    state: 'approved',
    isDiscreet: false,
  })
  const openly = await findOpenMemberships(
    db,
    admitted.map(({ personId }) => personId),
  )
  return kept.map(({ personId, documentIndex }) => {
    const shadow = shadows.find((one) => one.personId === personId)
    const other = admitted.find((one) => one.documentIndex === documentIndex && one.personId !== personId)
    const fault = (name: string) => {
      if (shadow) return judge(organisation, nameIndexOf(readUnitFacts(shadow.shadowFacts)!.name), shadow, name)
      const held = other && openly.find((one) => one.personId === other.personId)
      return held ? judge(organisation, other.nameIndex, held, name) : null
    }
    return { personId, documentIndex, person: null, isShadowed: true, fault }
  })
}

const findDiscreetApplicants = (db: Db, documents: string[]): Promise<Application[]> =>
  db.findBy(Application, { documentIndex: In(documents), openKey: Not(IsNull()), isDiscreet: true })

const findOpenMemberships = (db: Db, personIds: string[]): Promise<Membership[]> =>
  personIds.length === 0 ? Promise.resolve([]) : db.findBy(Membership, { currentKey: In(personIds) })

function judge(
  organisation: Organisation,
  nameIndex: string | null,
  held: Membership | undefined,
  name: string,
): FindingHere | null {
  if (nameIndex !== null && nameIndex !== nameIndexOf(name)) {
    return { code: 'documentOfAnother', column: 'documentNumber' }
  }
  if (!held) return null
  return { code: held.organisationId === organisation.id ? 'memberHere' : 'memberElsewhere' }
}

/** Why a membership that a roster made has to stay, as far as it tells itself; of a shadow no more than of a stranger. */
export function keptAsIs(
  membership: Membership | undefined,
  personId: string | null,
  organisationId: string,
): KeptReason | null {
  if (membership?.state !== 'active' || membership.organisationId !== organisationId) {
    return 'membershipChanged'
  }
  const key = membership.isShadow ? membership.shadowKey : membership.currentKey
  return key === null || (!membership.isShadow && key !== personId) ? 'membershipChanged' : null
}
