import type { insuranceClaims } from '../../shared/insurance/claims.contract'
import { spend } from '../platform/budgets'
import type { OpenCall } from '../platform/handlers'
import { Claim } from './claims.entities'

type Opening = OpenCall<(typeof insuranceClaims)['draftClaim']>

const take = ({ database, ports, actor, now }: Pick<Opening, 'database' | 'ports' | 'actor' | 'now'>): Promise<void> =>
  spend(database, ports.config, now, [
    {
      limit: 'claimsPerPersonDay',
      subject: actor.personId,
      windowSeconds: 86_400,
      refusal: 'insurance.claims_too_many',
    },
  ])

/** Who goes on with a draft of their own opens no new claim; the form is opened as often as they like. */
export async function takeForDraft(call: Opening): Promise<void> {
  const { database, actor, body } = call
  const draft = { claimantId: actor.personId, claimantRole: body.role, state: 'draft' as const }
  if (body.role === 'self' && (await database.reader.existsBy(Claim, draft))) return
  await take(call)
}

export const takeForAppeal = (call: OpenCall<(typeof insuranceClaims)['appealClaim']>): Promise<void> => take(call)
