import type { DataSource, EntityMetadata, ObjectLiteral, SelectQueryBuilder } from 'typeorm'
import type { Db } from './db'
import { placesFor, toRaw } from './raw'

type Value = string | number | boolean | Date
/** A list stands where the query says `IN (:...name)`, and is never empty. */
type Given = Value | readonly Value[]

/** Stands for a value while the query is written. */
class Blank {
  constructor(readonly name: string) {}
}

/** How the columns of one alias become an entity, and the property of another's it hangs on. */
interface Part {
  metadata: EntityMetadata
  columns: { alias: string; property: string; read(value: unknown): unknown }[]
  key: string
  name: string
  holder?: { name: string; property: string }
}

interface Plan {
  /** The SQL before, between and after its placeholders. */
  pieces: string[]
  parameters: unknown[]
  parts: Part[]
}

export interface PreparedQuery<Name extends string, T> {
  all(db: Db, given: Record<Name, Given>): Promise<T[]>
  first(db: Db, given: Record<Name, Given>): Promise<T | null>
}

/**
 * A query that every request asks: the builder writes its SQL once, and its rows become entities without the entity layer,
 * which costs more than the database takes for them. It joins what a row points to, never collections.
 */
export function prepareQuery<Name extends string, T extends ObjectLiteral>(
  names: readonly Name[],
  write: (db: Db, given: Record<Name, unknown>) => SelectQueryBuilder<T>,
): PreparedQuery<Name, T> {
  const plans = new WeakMap<DataSource, Plan>()
  const planFor = (db: Db): Plan => {
    const known = plans.get(db.dataSource)
    if (known) return known
    const blanks = Object.fromEntries(names.map((name) => [name, new Blank(name)])) as Record<Name, Blank>
    const plan = planOf(write(db, blanks))
    plans.set(db.dataSource, plan)
    return plan
  }
  const all = async (db: Db, given: Record<Name, Given>): Promise<T[]> => {
    const { pieces, parameters, parts } = planFor(db)
    const values = parameters.map((one) => (one instanceof Blank ? toParameters(db, given[one.name as Name]) : [one]))
    const sql = pieces.reduce((text, piece, at) => `${text}${placesFor(values[at - 1]!)}${piece}`)
    const rows: ObjectLiteral[] = await db.query(sql, values.flat())
    return rows.map((row) => assemble(row, parts) as T)
  }
  return { all, first: async (db, given) => (await all(db, given))[0] ?? null }
}

const toParameter = (db: Db, value: Value) =>
  value instanceof Date ? toRaw(db, value) : typeof value === 'boolean' ? Number(value) : value

const toParameters = (db: Db, given: Given) => (isList(given) ? given : [given]).map((value) => toParameter(db, value))

const isList = (given: Given): given is readonly Value[] => Array.isArray(given)

function planOf(query: SelectQueryBuilder<ObjectLiteral>): Plan {
  const [sql, parameters] = query.getQueryAndParameters()
  const { mainAlias, joinAttributes } = query.expressionMap
  const main = partOf(query, sql, mainAlias!.name, mainAlias!.metadata)
  const joined = joinAttributes
    .filter(({ isSelected }) => isSelected)
    .map(({ alias, metadata, parentAlias, relation }) => {
      if (!relation?.isManyToOne) throw new Error(`${alias.name} is not what one row points to`)
      return {
        ...partOf(query, sql, alias.name, metadata!),
        holder: { name: parentAlias!, property: relation.propertyName },
      }
    })
  const pieces = sql.split('?')
  if (pieces.length !== parameters.length + 1) throw new Error(`a sign of a placeholder's among the words of ${sql}`)
  return { pieces, parameters, parts: [main, ...joined] }
}

function partOf(query: SelectQueryBuilder<ObjectLiteral>, sql: string, name: string, metadata: EntityMetadata): Part {
  const { driver } = query.dataSource
  const columns = metadata.columns
    .map((column) => ({
      alias: `${name}_${column.databaseName}`,
      property: column.propertyName,
      read: (value: unknown) => driver.prepareHydratedValue(value, column),
    }))
    .filter(({ alias }) => sql.includes(` AS ${driver.escape(alias)}`))
  const key = `${name}_${metadata.primaryColumns[0]!.databaseName}`
  if (!columns.some(({ alias }) => alias === key)) throw new Error(`${name} is read without its key`)
  return { metadata, columns, key, name }
}

function assemble(row: ObjectLiteral, parts: Part[]): ObjectLiteral {
  const made: Record<string, ObjectLiteral | null> = {}
  for (const { metadata, columns, key, name, holder } of parts) {
    const entity = row[key] === null ? null : metadata.create()
    if (entity) for (const { alias, property, read } of columns) entity[property] = read(row[alias])
    made[name] = entity
    if (holder && made[holder.name]) made[holder.name]![holder.property] = entity
  }
  return made[parts[0]!.name]!
}
