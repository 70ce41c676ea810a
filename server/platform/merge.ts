import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm'
import type { Db } from './db'

/** Several queries of the same columns as one table, `merged`; each keeps its own order and limit. */
export function merge(
  db: Db,
  queries: SelectQueryBuilder<ObjectLiteral>[],
): SelectQueryBuilder<Record<string, unknown>> {
  const parameters: Record<string, unknown> = {}
  const parts = queries.map((query, at) => {
    const named = query.getQuery().replace(/:(\.{3})?(\w+)/g, (_, dots: string | undefined, name: string) => {
      parameters[`${name}_${at}`] = query.getParameters()[name]
      return `:${dots ?? ''}${name}_${at}`
    })
    return `SELECT * FROM (${named}) AS strand${at}`
  })
  return db
    .createQueryBuilder()
    .from(`(${parts.join(' UNION ALL ')})`, 'merged')
    .setParameters(parameters)
}
