import { In, Not } from 'typeorm'
import { claimFacts } from '../../shared/insurance/plans'
import type { EarlierLine, Working } from '../../shared/insurance/rules'
import { type ClaimAct, type ClaimState, claimTransitions } from '../../shared/insurance/states'
import { sha256 } from '../platform/crypto'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { Claim, ClaimLine } from './claims.entities'
import { Cover } from './entities'
import { Paper } from './papers.entities'

const withCover = (db: Db) =>
  db
    .createQueryBuilder(Claim, 'claim')
    .innerJoinAndSelect('claim.organisation', 'organisation')
    .leftJoinAndSelect('claim.cover', 'cover')
    .leftJoinAndSelect('cover.planVersion', 'planVersion')

const ownClaim = prepareQuery(['id', 'personId'], (db, given) =>
  withCover(db).where('claim.id = :id AND claim.claimantId = :personId', given),
)

/** One of a person's own; a foreign id finds nothing, as an absent one does. */
export const findOwnClaim = (db: Db, personId: string, id: string): Promise<Claim | null> =>
  ownClaim.first(db, { id, personId })

const anyClaim = prepareQuery(['id'], (db, given) =>
  withCover(db)
    .leftJoinAndSelect('claim.claimant', 'claimant')
    .leftJoinAndSelect('claim.insured', 'insured')
    .where('claim.id = :id', given),
)

/** As staff need it: with who claims and who was covered. */
export const findClaim = (db: Db, id: string): Promise<Claim | null> => anyClaim.first(db, { id })

/** Changes a claim that is still at `version` and in a state the act leaves; false where it is not. */
export async function changeClaim(
  db: Db,
  { id, version }: Pick<Claim, 'id' | 'version'>,
  act: ClaimAct,
  change: Partial<Claim>,
): Promise<boolean> {
  const { from, to } = claimTransitions[act]
  const moved = to === null ? change : { ...change, state: to }
  const where = { id, version, state: In([...from]) }
  return (await db.update(Claim, where, { ...moved, version: version + 1 })).affected === 1
}

/** Holds a claim at its version until the transaction ends; false where it is not at that any more. */
export async function holdAt(db: Db, { id, version }: Pick<Claim, 'id' | 'version'>, act: ClaimAct): Promise<boolean> {
  const where = { id, version, state: In([...claimTransitions[act].from]) }
  return (await db.update(Claim, where, { version })).affected === 1
}

const linesOf = prepareQuery(['claimId'], (db, given) =>
  db.createQueryBuilder(ClaimLine, 'line').where('line.claimId = :claimId', given).orderBy('line.id'),
)

export const findLines = (db: Db, claimId: string): Promise<ClaimLine[]> => linesOf.all(db, { claimId })

/** The claimant's own that one hangs together with: which it repeats, or appeals against, and the appeal against it. */
export async function findLinked(
  db: Db,
  { id, claimantId, previousId, appealOfId }: Pick<Claim, 'id' | 'claimantId' | 'previousId' | 'appealOfId'>,
): Promise<Pick<Claim, 'id' | 'claimNumber' | 'appealOfId'>[]> {
  const named = [previousId, appealOfId].filter((one) => one !== null)
  return db.find(Claim, {
    where: [{ appealOfId: id, claimantId }, ...(named.length > 0 ? [{ id: In(named), claimantId }] : [])],
    select: { id: true, claimNumber: true, appealOfId: true },
  })
}

/** Of a line, how it came about. */
export const readWorking = ({
  working,
}: Pick<ClaimLine, 'working'>): { steps: Working[]; days: Record<string, number> } =>
  JSON.parse(working) as { steps: Working[]; days: Record<string, number> }

/** Where what was approved counts against what a cover still gives. */
const countedStates: ClaimState[] = ['payable', 'paying', 'paid', 'bounced']

type OfPlan = Pick<Cover, 'id' | 'planId'>

/** What other claims were given by a cover's plan, under this cover and the person's others, in the order of their making. */
export async function findEarlier(db: Db, cover: Cover, ...exceptIds: string[]): Promise<EarlierLine[]> {
  return (await findGiven(db, await findSiblings(db, cover), ...exceptIds)).get(cover.id)!
}

/** A person's covers by one plan, the one that is asked about among them. */
export const findSiblings = (db: Db, { personId, planId }: Pick<Cover, 'personId' | 'planId'>): Promise<OfPlan[]> =>
  db.find(Cover, { where: { personId, planId }, select: { id: true, planId: true }, order: { id: 'ASC' } })

/** What the plan of each of these covers gave, all of the person's by a plan; two statements however many. */
export async function findGiven(
  db: Db,
  covers: readonly OfPlan[],
  ...exceptIds: string[]
): Promise<Map<string, EarlierLine[]>> {
  const given = new Map<string, EarlierLine[]>(covers.map(({ id }) => [id, []]))
  if (covers.length === 0) return given
  const other = exceptIds.length === 0 ? {} : { id: Not(In(exceptIds)) }
  const where = { coverId: In([...given.keys()]), state: In(countedStates), ...other }
  const claims = await db.find(Claim, { where, order: { id: 'ASC' } })
  if (claims.length === 0) return given
  const lines = await db.find(ClaimLine, { where: { claimId: In(claims.map(({ id }) => id)) }, order: { id: 'ASC' } })
  const plans = new Map(covers.map(({ id, planId }) => [id, planId]))
  for (const claim of claims) {
    const own = givenBy(claim, lines)
    for (const { id } of covers.filter(({ planId }) => planId === plans.get(claim.coverId!))) {
      given.get(id)!.push(...own.map((line) => ({ ...line, isElsewhere: id !== claim.coverId })))
    }
  }
  return given
}

function givenBy({ id, facts }: Claim, lines: readonly ClaimLine[]) {
  const { eventOn } = claimFacts.parse(JSON.parse(facts!))
  return lines
    .filter(({ claimId }) => claimId === id)
    .map((line) => ({ item: line.item, amountFen: line.approvedFen ?? 0, days: readWorking(line).days, eventOn }))
}

/** What a claim was given, where it was given something that counts. */
export async function findGivenBy(db: Db, id: string): Promise<EarlierLine[]> {
  const claim = await db.findOneBy(Claim, { id, state: In(countedStates) })
  return claim ? givenBy(claim, await findLines(db, id)) : []
}

export const findPapers = (db: Db, claimId: string): Promise<Paper[]> =>
  db.find(Paper, { where: { claimId, isRemoved: false }, order: { id: 'ASC' } })

/** With those of the claim it appeals against: nobody brings a paper twice. */
export const findPapersAlong = (db: Db, { id, appealOfId }: Pick<Claim, 'id' | 'appealOfId'>): Promise<Paper[]> =>
  db.find(Paper, {
    where: { claimId: In(appealOfId === null ? [id] : [id, appealOfId]), isRemoved: false },
    order: { id: 'ASC' },
  })

/** Papers that were there to be judged by, also where one was lost since: that is no edit. */
const wasThere = ({ state }: Paper): boolean => state === 'kept' || state === 'lost'

/** What an approval is bound to: whoever changes a word, a sum, the account or a paper changes this. */
export function printOf(
  { facts, story, payee, coverId, insuredId }: Claim,
  lines: readonly ClaimLine[],
  papers: readonly Paper[],
): string {
  const sums = lines.map(({ item, assessedFen, reason }) => [item, assessedFen, reason])
  const files = papers.filter(wasThere).map(({ id, sha256: content }) => [id, content])
  return sha256(JSON.stringify([facts, story, payee, coverId, insuredId, sums, files]))
}
