import { citizenCheckCharacter } from '../../shared/membership/documents'
import { documentIndexOf, nameIndexOf, Person, phoneIndexOf } from '../identity'
import { Session } from '../identity/entities'
import { Membership, makeMembershipNumber } from '../membership'
import { Organisation } from '../organisations'
import { sha256 } from '../platform/crypto'
import type { Database } from '../platform/db'
import type { Ports } from '../platform/ports'
import { newId, systemRandom } from '../platform/random'

export interface SeededPerson {
  personId: string
  membershipId: string
  token: string
}

const batch = 500

/** Adds `count` assured members of the unions that take applications, each signed in; `onBatch` hears of them as they come. */
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
  return {
    seeded: { personId, membershipId, token },
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

/** A number that is right and no other of these people's: a thousand for each birthday from 1960 on. */
function citizenNumberOf(sequence: number): string {
  const birthday = new Date(Date.UTC(1960, 0, 1) + Math.floor(sequence / 1000) * 86_400_000)
  const body = `110101${birthday.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence % 1000).padStart(3, '0')}`
  return body + citizenCheckCharacter(body)
}
