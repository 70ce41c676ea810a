import { Brackets } from 'typeorm'
import type { HeldRole } from '../platform/actor'
import { idBefore, rowsToRead } from '../platform/cursor'
import type { Db } from '../platform/db'
import { Plan, PlanVersion } from './entities'

const withUnion = (db: Db) =>
  db.createQueryBuilder(Plan, 'plan').innerJoinAndSelect('plan.organisation', 'organisation')

export const findPlan = (db: Db, id: string): Promise<Plan | null> =>
  withUnion(db).where('plan.id = :id', { id }).getOne()

/** Plans of the unions below these roles and above them, newest first: a city has few. */
export function findPlansAlong(db: Db, grants: readonly HeldRole[], cursor: string | undefined): Promise<Plan[]> {
  return withUnion(db)
    .where('plan.id < :before', { before: idBefore(cursor) })
    .andWhere(
      new Brackets((where) => {
        for (const [at, { path }] of grants.entries()) {
          where.orWhere(`organisation.path LIKE :below${at}`, { [`below${at}`]: `${path}%` })
          where.orWhere(`SUBSTR(:path${at}, 1, LENGTH(organisation.path)) = organisation.path`, { [`path${at}`]: path })
        }
      }),
    )
    .orderBy('plan.id', 'DESC')
    .limit(rowsToRead)
    .getMany()
}

/** The versions of these plans, newest first. */
export const findVersions = (db: Db, planIds: readonly string[]): Promise<PlanVersion[]> =>
  planIds.length === 0
    ? Promise.resolve([])
    : db
        .createQueryBuilder(PlanVersion, 'version')
        .leftJoinAndSelect('version.publisher', 'publisher')
        .where('version.planId IN (:...planIds)', { planIds })
        .orderBy('version.number', 'DESC')
        .getMany()

/** Changes a plan that is still at `version`; false where it is not. */
export async function changePlan(
  db: Db,
  { id, version }: Pick<Plan, 'id' | 'version'>,
  change: Partial<Plan>,
): Promise<boolean> {
  return (await db.update(Plan, { id, version }, { ...change, version: version + 1 })).affected === 1
}
