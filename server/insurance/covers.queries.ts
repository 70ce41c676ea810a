import { In, IsNull } from 'typeorm'
import type { PlanContent } from '../../shared/insurance/plans'
import { Organisation } from '../organisations'
import type { Db } from '../platform/db'
import { prepareQuery } from '../platform/prepared'
import { Cover, PlanVersion } from './entities'

/** What a cover says: the version of its plan that it was granted with, read with it. */
export const contentOf = ({ planVersion }: Pick<Cover, 'planVersion'>): PlanContent => planVersion!.content

const withPlan = (db: Db) =>
  db
    .createQueryBuilder(Cover, 'cover')
    .innerJoinAndSelect('cover.planVersion', 'planVersion')
    .innerJoinAndSelect('planVersion.plan', 'plan')
    .innerJoinAndSelect('plan.organisation', 'organisation')

/** A person has few; whoever renewed for decades sees the newest. */
const mostCovers = 50

/** All of a person's covers, newest first, with what they say and whose plan it is. */
export const findCoversOf = (db: Db, personId: string): Promise<Cover[]> =>
  withPlan(db).where('cover.personId = :personId', { personId }).orderBy('cover.id', 'DESC').limit(mostCovers).getMany()

/** One of a person's own; a foreign id finds nothing, as an absent one does. */
export const findOwnCover = (db: Db, personId: string, id: string): Promise<Cover | null> =>
  withPlan(db).where('cover.id = :id AND cover.personId = :personId', { id, personId }).getOne()

export const findCover = (db: Db, id: string): Promise<Cover | null> =>
  withPlan(db).where('cover.id = :id', { id }).getOne()

/** Covers that run and whose last day is `until` at the latest, those that end first first; of the untold, who was not reminded yet. */
export function findEnding(
  db: Db,
  { until, isUntold = false }: { until: string; isUntold?: boolean },
  most: number,
): Promise<Pick<Cover, 'id'>[]> {
  const query = db
    .createQueryBuilder(Cover, 'cover')
    .select(['cover.id'])
    .where('cover.endedAt IS NULL AND cover.toDay <= :until', { until })
    .orderBy('cover.toDay')
    .addOrderBy('cover.id')
    .limit(most)
  return (isUntold ? query.andWhere('cover.remindedAt IS NULL') : query).getMany()
}

/** The covers that held a day of an event, ended ones too, the oldest first. */
export const findCoversAt = (db: Db, personId: string, eventOn: string): Promise<Cover[]> =>
  withPlan(db)
    .where('cover.personId = :personId AND cover.fromDay <= :eventOn AND cover.toDay >= :eventOn', {
      personId,
      eventOn,
    })
    .orderBy('cover.id')
    .getMany()

/** The cover that held a day of an event: of this plan, or the first one there was. */
export async function findCoverAt(db: Db, personId: string, eventOn: string, planId?: string): Promise<Cover | null> {
  const covers = await findCoversAt(db, personId, eventOn)
  return covers.find((cover) => planId === undefined || cover.planId === planId) ?? null
}

/** The version of each plan open to a union's members that new covers are granted with on a day; one statement. */
export async function findPlansFor(db: Db, organisationId: string, today: string): Promise<PlanVersion[]> {
  const versions = await versionsInForce(db, today)
    .innerJoin(Organisation, 'own', 'own.id = :organisationId', { organisationId })
    .andWhere('SUBSTR(own.path, 1, LENGTH(organisation.path)) = organisation.path')
    .getMany()
  return newestOfEach(versions)
}

/** The version of one plan that covers are granted with on a day, where the plan is open. */
export async function findVersionInForce(db: Db, planId: string, today: string): Promise<PlanVersion | null> {
  const versions = await versionsInForce(db, today).andWhere('plan.id = :planId', { planId }).limit(1).getMany()
  return versions[0] ?? null
}

const versionsInForce = (db: Db, today: string) =>
  db
    .createQueryBuilder(PlanVersion, 'version')
    .innerJoinAndSelect('version.plan', 'plan')
    .innerJoinAndSelect('plan.organisation', 'organisation')
    .where('plan.closedAt IS NULL AND version.validFrom <= :today', { today })
    .orderBy('plan.id')
    .addOrderBy('version.number', 'DESC')

const newestOfEach = (versions: PlanVersion[]): PlanVersion[] =>
  versions.filter(({ planId }, at) => versions.findIndex((other) => other.planId === planId) === at)

/** Of this plan a person has one current cover, by this key. */
export const currentKeyOf = (personId: string, planId: string): string => `${personId} ${planId}`

/** A person's covers that run, with what they say. */
export const findRunning = (db: Db, personId: string): Promise<Cover[]> =>
  db.find(Cover, { where: { personId, endedAt: IsNull() }, relations: { planVersion: true }, order: { id: 'ASC' } })

const running = prepareQuery(['personId'], (db, given) =>
  db
    .createQueryBuilder(Cover, 'cover')
    .innerJoinAndSelect('cover.planVersion', 'planVersion')
    .where('cover.personId = :personId AND cover.endedAt IS NULL', given)
    .orderBy('cover.id'),
)

/** As `findRunning`, for every first screen. */
export const findRunningNow = (db: Db, personId: string): Promise<Cover[]> => running.all(db, { personId })

/** Ends a cover that runs, or takes an ended one up again; false where somebody else did meanwhile. */
export async function changeCover(
  db: Db,
  { id, endReason }: Pick<Cover, 'id' | 'endReason'>,
  change: Partial<Cover>,
): Promise<boolean> {
  const where = { id, endReason: endReason === null ? IsNull() : endReason }
  return (await db.update(Cover, where, change)).affected === 1
}

/** Those of these persons who have a cover by this plan now. */
export async function findCoveredBy(db: Db, planId: string, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const currentKey = In(personIds.map((personId) => currentKeyOf(personId, planId)))
  const covers = await db.find(Cover, { where: { currentKey }, select: { id: true, personId: true } })
  return new Set(covers.map(({ personId }) => personId))
}
