import { LessThanOrEqual } from 'typeorm'
import type * as z from 'zod/mini'
import type { Db } from './db'
import { Rule } from './entities'

/** A kind of rule: its name and the shape of its value. */
export interface RuleKind<S extends z.ZodMiniType> {
  name: string
  schema: S
}

/** The value of a rule that holds at `at`. */
export async function ruleAt<S extends z.ZodMiniType>(db: Db, kind: RuleKind<S>, at: Date): Promise<z.output<S>> {
  const row = await db.findOne(Rule, {
    where: { name: kind.name, validFrom: LessThanOrEqual(at) },
    order: { validFrom: 'DESC' },
  })
  if (!row) throw new Error(`no rule ${kind.name} holds at ${at.toISOString()}`)
  return kind.schema.parse(row.value) as z.output<S>
}
