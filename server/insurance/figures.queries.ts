import { In } from 'typeorm'
import { Organisation, withinPaths } from '../organisations'
import type { Grant } from '../platform/actor'
import type { Db } from '../platform/db'
import { Claim, ClaimLine } from './claims.entities'
import { PlanVersion } from './entities'

export type Branch = Pick<Organisation, 'id' | 'parentId' | 'path' | 'name'>

/** A union and all below it, in the months that are looked at. */
export interface Scope {
  organisationIds: readonly string[]
  from: string
  to: string
}

/** The unions in reach, closed ones too, in the tree's order. */
export const findReached = (db: Db, grants: readonly Grant[]): Promise<Branch[]> =>
  withinPaths(
    db
      .createQueryBuilder(Organisation, 'organisation')
      .select(['organisation.id', 'organisation.parentId', 'organisation.path', 'organisation.name'])
      .where('1 = 1'),
    grants,
    'organisation.path',
  )
    .orderBy('organisation.path')
    .getMany()

export interface Sums {
  claims: number
  askedFen: number
  approvedFen: number
  paidFen: number
  returned: number
}

const handedIn = (db: Db, { organisationIds, from, to }: Scope) =>
  db
    .createQueryBuilder(Claim, 'claim')
    .where('claim.organisationId IN (:...organisationIds)', { organisationIds })
    // Every month is over before its 32nd.
    .andWhere('claim.submittedOn >= :from AND claim.submittedOn < :to', { from: `${from}-01`, to: `${to}-32` })

/** What was handed in, by month and union. */
export async function sumClaims(db: Db, scope: Scope): Promise<(Sums & { organisationId: string; month: string })[]> {
  const month = 'SUBSTR(claim.submittedOn, 1, 7)'
  const rows = await handedIn(db, scope)
    .select(`${month}`, 'month')
    .addSelect('claim.organisationId', 'organisation')
    .addSelect('COUNT(*)', 'claims')
    .addSelect('SUM(claim.askedFen)', 'askedFen')
    .addSelect('SUM(claim.approvedFen)', 'approvedFen')
    .addSelect('SUM(claim.paidFen)', 'paidFen')
    .addSelect('SUM(CASE WHEN claim.wasReturned = 1 THEN 1 ELSE 0 END)', 'returned')
    .groupBy('month')
    .addGroupBy('claim.organisationId')
    .getRawMany<Record<keyof Sums, string | number | null> & { month: string; organisation: string }>()
  return rows.map(({ month: at, organisation, ...sums }) => ({
    ...read(sums),
    month: at,
    organisationId: organisation,
  }))
}

const read = (raw: Record<keyof Sums, string | number | null>): Sums => ({
  claims: Number(raw.claims),
  askedFen: Number(raw.askedFen),
  approvedFen: Number(raw.approvedFen),
  paidFen: Number(raw.paidFen),
  returned: Number(raw.returned),
})

/** What was asked and given, by item. */
export async function sumItems(db: Db, scope: Scope): Promise<(Sums & { item: string })[]> {
  const rows = await handedIn(db, scope)
    .innerJoin(ClaimLine, 'line', 'line.claimId = claim.id')
    .select('line.item', 'item')
    .addSelect('COUNT(*)', 'claims')
    .addSelect('SUM(line.askedFen)', 'askedFen')
    .addSelect('SUM(line.approvedFen)', 'approvedFen')
    .addSelect('SUM(line.paidFen)', 'paidFen')
    .addSelect('0', 'returned')
    .groupBy('line.item')
    .orderBy('line.item')
    .getRawMany<Record<keyof Sums, string | number | null> & { item: string }>()
  return rows.map(({ item, ...sums }) => ({ ...read(sums), item }))
}

/** Times are told to the hour, so that a city's are a few hundred rows; the quickest first. */
export async function countTaken(db: Db, scope: Scope): Promise<{ minutes: number; count: number }[]> {
  const rows = await handedIn(db, scope)
    .select('(claim.minutesTaken - claim.minutesTaken % 60)', 'minutes')
    .addSelect('COUNT(*)', 'counted')
    .andWhere('claim.minutesTaken IS NOT NULL')
    .groupBy('minutes')
    .orderBy('minutes')
    .getRawMany<Record<'minutes' | 'counted', string | number>>()
  return rows.map(({ minutes, counted }) => ({ minutes: Number(minutes), count: Number(counted) }))
}

const mostVersions = 100

/** What items are called, by their code; the newest version of a plan has the word. */
export async function findItemNames(db: Db): Promise<Map<string, { zh: string; en: string }>> {
  const versions = await db.find(PlanVersion, { order: { id: 'DESC' }, take: mostVersions })
  const names = versions
    .reverse()
    .flatMap(({ content }) => content.items.map(({ code, name }) => [code, name] as const))
  return new Map(names)
}

/** The newest of what was handed in. */
export async function findNewest(db: Db, scope: Scope, most: number): Promise<Claim[]> {
  const rows = await handedIn(db, scope).select('claim.id').orderBy('claim.id', 'DESC').limit(most).getMany()
  if (rows.length === 0) return []
  const where = { id: In(rows.map(({ id }) => id)) }
  return db.find(Claim, { where, relations: { claimant: true, organisation: true }, order: { id: 'DESC' } })
}
