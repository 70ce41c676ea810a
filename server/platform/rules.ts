import type { DataSource } from 'typeorm'
import type * as z from 'zod/mini'
import type { Db } from './db'
import { Rule } from './entities'
import { prepareQuery } from './prepared'
import { newId } from './random'
import { insertRows } from './raw'

/** A kind of rule: its name and the shape of its value. */
export interface RuleKind<S extends z.ZodMiniType> {
  name: string
  schema: S
}

/** The value of a rule that holds at `at`. */
export async function ruleAt<S extends z.ZodMiniType>(db: Db, kind: RuleKind<S>, at: Date): Promise<z.output<S>> {
  const row = (await findVersions(db, kind.name)).find(({ validFrom }) => validFrom <= at)
  if (!row) throw new Error(`no rule ${kind.name} holds at ${at.toISOString()}`)
  return kind.schema.parse(row.value) as z.output<S>
}

/** So long a rule is believed to be as it was read: nearly every command asks for one, and they are dated, and written beforehand. */
const believedMs = 1_000

/** By name, of each source: the embedded database has one for reading and one for writing. */
let believed = new WeakMap<DataSource, Map<string, { versions: Rule[]; until: number }>>()

async function findVersions(db: Db, name: string): Promise<Rule[]> {
  const known = believed.get(db.dataSource) ?? new Map()
  believed.set(db.dataSource, known)
  const one = known.get(name)
  if (one && performance.now() < one.until) return one.versions
  const versions = await newestFirst.all(db, { name })
  known.set(name, { versions, until: performance.now() + believedMs })
  return versions
}

const newestFirst = prepareQuery(['name'], (db, given) =>
  db.createQueryBuilder(Rule, 'rule').where('rule.name = :name', given).orderBy('rule.validFrom', 'DESC'),
)

/** The next who asks for a rule reads it. */
export function forgetRules(): void {
  believed = new WeakMap()
}

/** Writes a rule, or another value of one; whoever asks meanwhile, and every other process, follows within a second. */
export async function writeRule(db: Db, { name, validFrom, value }: Omit<Rule, 'id'>): Promise<void> {
  const { affected } = await db.update(Rule, { name, validFrom }, { value: value as object })
  if (affected === 0) await insertRows(db, Rule, { id: newId(), name, validFrom, value: value as object })
  forgetRules()
}
