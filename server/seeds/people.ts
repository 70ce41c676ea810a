import { shanghaiDay } from '../../shared/http/time'
import { citizenCheckCharacter } from '../../shared/membership/documents'
import { Child, Guardianship } from '../classes'
import { documentIndexOf, nameIndexOf, Person, phoneIndexOf } from '../identity'
import { Session } from '../identity/entities'
import { Membership, makeMembershipNumber } from '../membership'
import { Organisation } from '../organisations'
import { makeCaseNumber } from '../platform/caseNumbers'
import { sha256 } from '../platform/crypto'
import type { Database } from '../platform/db'
import type { Ports } from '../platform/ports'
import { newId, systemRandom } from '../platform/random'
import { insertRows } from '../platform/raw'

export interface SeededPerson {
  personId: string
  membershipId: string
  token: string
  /** Of grade 1 this school year; staff have seen whose child it is. */
  childId: string
}

const batch = 500

/** Adds `count` assured members of the unions that take applications, each with a child and signed in; `onBatch` hears of them as they come. */
export async function seedPeople(
  database: Database,
  { clock }: Pick<Ports, 'clock'>,
  count: number,
  onBatch: (people: SeededPerson[]) => Promise<void>,
): Promise<void> {
  const now = clock.now()
  const unions = await database.reader.findBy(Organisation, { acceptsApplications: true })
  // Where the last ones ended: phones and documents go on from there.
  const from = await database.reader.count(Person)
  for (let done = 0; done < count; done += batch) {
    const made = Array.from({ length: Math.min(batch, count - done) }, (_, at) => {
      const sequence = from + done + at
      return makePerson(sequence, unions[sequence % unions.length]!.id, now)
    })
    await database.transaction(async (db) => {
      await db.insert(
        Person,
        made.map(({ person }) => person),
      )
      await db.insert(
        Session,
        made.map(({ session }) => session),
      )
      await db.insert(
        Membership,
        made.map(({ membership }) => membership),
      )
      await insertRows(
        db,
        Child,
        made.map(({ child }) => child),
      )
      await insertRows(
        db,
        Guardianship,
        made.map(({ guardianship }) => guardianship),
      )
    })
    await onBatch(made.map(({ seeded }) => seeded))
  }
}

function makePerson(sequence: number, organisationId: string, now: Date) {
  const personId = newId()
  const membershipId = newId()
  const token = systemRandom.token()
  const phone = `190${String(sequence).padStart(8, '0')}`
  const name = `演示会员${sequence}`
  const documentNumber = citizenNumberOf(sequence)
  const child = makeChild(sequence, personId, now)
  return {
    seeded: { personId, membershipId, token, childId: child.id },
    child,
    guardianship: guardianshipOf(child.id, personId, organisationId, now),
    person: {
      id: personId,
      phone,
      phoneIndex: phoneIndexOf(phone),
      name,
      nameIndex: nameIndexOf(name),
      documentKind: 'residentId' as const,
      documentNumber,
      documentIndex: documentIndexOf(documentNumber),
      documentExpiry: 'longTerm',
      assurance: 'seenByStaff' as const,
      assuredAt: now,
      createdAt: now,
    },
    session: { id: newId(), tokenHash: sha256(token), personId, createdAt: now, lastSeenAt: now },
    membership: {
      id: membershipId,
      personId,
      currentKey: personId,
      organisationId,
      state: 'active' as const,
      number: makeMembershipNumber(systemRandom),
      since: now,
    },
  }
}

/** A number that is right and no other of these people's: a thousand for each birthday from a day on. */
function citizenNumberOf(sequence: number, from = Date.UTC(1960, 0, 1)): string {
  const birthday = new Date(from + Math.floor(sequence / 1000) * 86_400_000)
  const body = `110101${birthday.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence % 1000).padStart(3, '0')}`
  return body + citizenCheckCharacter(body)
}

function makeChild(sequence: number, personId: string, now: Date) {
  const name = `演示孩子${sequence}`
  const documentNumber = citizenNumberOf(sequence, Date.UTC(2019, 8, 1))
  const year = Number(shanghaiDay(now).slice(0, 4))
  return {
    id: newId(),
    version: 1,
    name,
    nameIndex: nameIndexOf(name),
    birthDate: `${year - 7}-03-01`,
    documentKind: 'residentId' as const,
    documentNumber,
    documentIndex: documentIndexOf(documentNumber),
    entryYear: String(shanghaiDay(now).slice(5) >= '09-01' ? year : year - 1),
    createdBy: personId,
    createdAt: now,
  }
}

const guardianshipOf = (childId: string, personId: string, organisationId: string, now: Date) => ({
  id: newId(),
  childId,
  personId,
  relation: 'mother' as const,
  state: 'confirmed' as const,
  version: 1,
  liveKey: `${childId} ${personId}`,
  organisationId,
  caseNumber: makeCaseNumber('JH', systemRandom, now),
  decidedAt: now,
  createdAt: now,
})
