import { AppError } from '../../shared/http/errors'
import type { Db } from '../platform/db'
import { givenPurposes, noticeVersion } from '../privacy'

/** Who applies, as far as filling in and handing in asks. */
export interface Applicant {
  personId: string
  phoneIndex: string | null
  hasPhone: boolean
  /** Of what joining asks to agree to. */
  consentsDue: ('notice' | 'document')[]
  hasConsents: boolean
  /** Where they are a member, by name. */
  memberOf: string | null
  /** Has, or had, an application. */
  hasApplied: boolean
}

type Row = Record<'phoneIndex' | 'memberOf' | 'purposes' | 'earlier', string | null>

/** In plain SQL and in one statement: every step towards a membership begins with it. */
export async function findApplicant(db: Db, personId: string): Promise<Applicant> {
  const [row]: Row[] = await db.query(
    `SELECT person.phone_index AS phoneIndex, organisation.name AS memberOf, ${givenPurposes('person.id')} AS purposes,
        (SELECT MIN(application.id) FROM applications application WHERE application.person_id = person.id) AS earlier
      FROM persons person
        LEFT JOIN memberships held ON held.current_key = person.id
        LEFT JOIN organisations organisation ON organisation.id = held.organisation_id
      WHERE person.id = ?`,
    [personId],
  )
  const { phoneIndex, memberOf, purposes, earlier } = row!
  const given = (purposes ?? '').split(',')
  const consentsDue = (['notice', 'document'] as const).filter((purpose) => !given.includes(purpose))
  return {
    personId,
    phoneIndex,
    hasPhone: phoneIndex !== null,
    consentsDue,
    hasConsents: consentsDue.length === 0,
    memberOf,
    hasApplied: earlier !== null,
  }
}

/** A member who holds the verified phone is told where they are one; nobody else ever is. */
export function refuseMember({ memberOf, hasPhone }: Applicant): void {
  if (memberOf !== null) throw new AppError('membership.already_member', { organisation: hasPhone ? memberOf : null })
}

export function requireConsents({ consentsDue, hasConsents }: Applicant): void {
  if (!hasConsents) throw new AppError('privacy.consent_due', { purposes: consentsDue, noticeVersion })
}
