import { In, Not } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import { hasOverlap } from '../../shared/insurance/claimRules'
import type { ClaimFacts, EventKind, Stay } from '../../shared/insurance/plans'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { readFacts } from './claims.content'
import { Claim } from './claims.entities'
import { contentOf, findCoversAt } from './covers.queries'
import type { Cover } from './entities'

const shownInList = [
  'id',
  'claimNumber',
  'state',
  'version',
  'claimantId',
  'claimantRole',
  'insuredId',
  'facts',
  'submittedAt',
  'stepDueAt',
  'dueAt',
  'askedFen',
  'approvedFen',
  'paidFen',
] as const satisfies (keyof Claim)[]

const newestClaims = prepareQuery(['personId', 'before'], (db, given) =>
  db
    .createQueryBuilder(Claim, 'claim')
    .select(shownInList.map((property) => `claim.${property}`))
    .where('claim.claimantId = :personId AND claim.id < :before', given)
    .orderBy('claim.id', 'DESC')
    .limit(rowsToRead),
)

export const findClaimsOf = (db: Db, personId: string, cursor: string | undefined): Promise<Claim[]> =>
  newestClaims.all(db, { personId, before: idBefore(cursor) })

/** A draft for the same insured: one goes on with it rather than begin another. */
export const findDraft = (
  db: Db,
  claimantId: string,
  { claimantRole, insuredIndex }: Pick<Claim, 'claimantRole' | 'insuredIndex'>,
): Promise<Claim | null> =>
  db
    .createQueryBuilder(Claim, 'claim')
    .where({ claimantId, claimantRole, state: 'draft', ...(insuredIndex === null ? {} : { insuredIndex }) })
    .orderBy('claim.id', 'DESC')
    .getOne()

/** What covered a person on a day for such an event, where anything did. */
export async function findCoverOn(db: Db, personId: string, day: string, event: EventKind): Promise<Cover | null> {
  const covers = await findCoversAt(db, personId, day)
  return covers.find((cover) => contentOf(cover).items.some(({ events }) => events.includes(event))) ?? null
}

/** Claims for the same insured that were handed in and not taken back, oldest first. */
export const findHandedIn = (db: Db, insuredId: string, exceptId: string): Promise<Claim[]> =>
  db.find(Claim, {
    where: { insuredId, id: Not(exceptId), state: Not(In(['draft', 'withdrawn'])) },
    order: { id: 'ASC' },
  })

/** The claim a new one repeats: for the same kind of event on the same day. */
export const repeatedAmong = (claims: readonly Claim[], event: EventKind, eventOn: string): Claim | null =>
  claims.findLast((claim) => claim.event === event && readFacts(claim).eventOn === eventOn) ?? null

/** Stays that other claims count already; what was refused counts none. */
const staysAmong = (claims: readonly Claim[]): Stay[] =>
  claims.filter(({ state }) => state !== 'refused').flatMap((claim) => readFacts(claim).stays)

/** A day in hospital is counted by one claim; an appeal speaks of the same days as what it appeals against. */
export function refuseCounted(claim: Claim, { stays }: Pick<ClaimFacts, 'stays'>, others: readonly Claim[]): void {
  const counted = staysAmong(others.filter(({ id, appealOfId }) => id !== claim.appealOfId && appealOfId !== claim.id))
  const isOverlapping = stays.some((stay) => counted.some((other) => hasOverlap([stay, other])))
  if (isOverlapping) throw new AppError('insurance.stays_overlap', undefined, 'stays')
}
