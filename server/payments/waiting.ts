import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm'
import { type Organisation, withinPaths } from '../organisations'
import type { StaffActor } from '../platform/actor'

/** What waits for a batch at a union. */
export interface Waiting {
  organisation: Pick<Organisation, 'id' | 'name'>
  count: number
  fen: number
}

/** Counts what a source's query finds in the unions in reach, and adds up a column of it. */
export async function sumByUnion<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  fen: keyof T & string,
  { grants }: StaffActor,
): Promise<Waiting[]> {
  query
    .innerJoin(`${query.alias}.organisation`, 'organisation')
    .select('organisation.id', 'organisation')
    .addSelect('organisation.name', 'name')
    .addSelect('COUNT(*)', 'counted')
    .addSelect(`SUM(${query.alias}.${fen})`, 'fen')
    .groupBy('organisation.id')
    .addGroupBy('organisation.name')
  const rows = await withinPaths(query, grants, 'organisation.path').getRawMany<
    Record<'organisation' | 'name', string> & Record<'counted' | 'fen', string | number>
  >()
  return rows.map((row) => ({
    organisation: { id: row.organisation, name: row.name },
    count: Number(row.counted),
    fen: Number(row.fen),
  }))
}
