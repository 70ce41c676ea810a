import { AppError } from '../../shared/http/errors'
import type { DecisionResult, membershipBulk } from '../../shared/membership/bulk.contract'
import type { DecisionItem } from '../../shared/membership/decisions'
import { applicationTransitions } from '../../shared/membership/states'
import type { OpenCall } from '../platform/handlers'
import { decide } from './decisions.service'
import { findCase } from './queries'

type Call = OpenCall<(typeof membershipBulk)['decideApplications']>

/** Decides one after another, each in a transaction of its own that leaves its own audit row. */
export async function decideAll(call: Call): Promise<{ items: DecisionResult[] }> {
  const items: DecisionResult[] = []
  for (const item of call.body.items) items.push(await decideOne(call, item))
  return { items }
}

async function decideOne({ actor, command, database, ports, now }: Call, item: DecisionItem): Promise<DecisionResult> {
  const { id, decision, version } = item
  try {
    const { state } = await command((db) => decide(db, actor, id, item, ports.random, now))
    return { id, ok: true, state }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'membership.already_decided') return refusalOf(id, error)
    // The whole list sent again after a lost answer: what this person decided then counts as decided now.
    const found = await findCase(database.reader, id)
    const isOwn = found?.decidedBy === actor.personId && found.version === version + 1
    const isSame = found?.state === applicationTransitions[decision].to
    return isOwn && isSame ? { id, ok: true, state: found.state } : refusalOf(id, error)
  }
}

const refusalOf = (id: string, { code, data }: AppError): DecisionResult => ({
  id,
  ok: false,
  error: { code, ...(data === undefined ? {} : { data }) },
})
