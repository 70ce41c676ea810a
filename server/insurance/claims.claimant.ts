import { AppError } from '../../shared/http/errors'
import type { EventKind } from '../../shared/insurance/plans'
import { unseal } from '../platform/crypto'
import type { Db } from '../platform/db'
import { givenPurposes, noticeVersion } from '../privacy'
import type { Claim } from './claims.entities'

type Purpose = 'health' | 'bankAccount'

/** Who claims, as far as writing and handing in asks. */
export interface Claimant {
  name: string | null
  phoneIndex: string | null
  /** More than their own word says who they are. */
  isAssured: boolean
  given: ReadonlySet<string>
}

type Row = Record<'name' | 'phoneIndex' | 'assurance' | 'purposes', string | null>

/** In plain SQL and in one statement: every save of a draft begins with it. */
export async function findClaimant(db: Db, personId: string): Promise<Claimant> {
  const [row]: Row[] = await db.query(
    `SELECT person.name AS name, person.phone_index AS phoneIndex, person.assurance AS assurance,
        ${givenPurposes('person.id')} AS purposes
      FROM persons person WHERE person.id = ?`,
    [personId],
  )
  const { name, phoneIndex, assurance, purposes } = row!
  return {
    name: name === null ? null : unseal('persons.name', name),
    phoneIndex,
    isAssured: assurance !== 'stated',
    given: new Set((purposes ?? '').split(',')),
  }
}

/** What must be agreed to before this is told: of a fire or a burst pipe nothing is about anybody's health. */
export const purposesFor = (event: EventKind | null): Purpose[] =>
  event === 'property' ? ['bankAccount'] : ['health', 'bankAccount']

export const consentsDue = ({ given }: Claimant, purposes: readonly Purpose[]): Purpose[] =>
  purposes.filter((purpose) => !given.has(purpose))

/** Nothing about health or an account is taken before its purpose is agreed to. */
export function requireConsents(claimant: Claimant, purposes: readonly Purpose[]): void {
  const due = consentsDue(claimant, purposes)
  if (due.length > 0) throw new AppError('privacy.consent_due', { purposes: due, noticeVersion })
}

/** Who is not the insured is asked for other papers, and told of no cover. */
export const isOfOther = ({ claimantRole }: Pick<Claim, 'claimantRole'>): boolean => claimantRole !== 'self'
