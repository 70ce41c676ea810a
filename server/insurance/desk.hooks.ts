import { In } from 'typeorm'
import { AppError } from '../../shared/http/errors'
import { decisionMessages, decisionSms } from '../../shared/insurance/decisionMessages'
import type { ClaimState } from '../../shared/insurance/states'
import { type Given, type WorkItem, workItemGiven } from '../desk'
import { type Channels, registerTemplates } from '../notifications'
import type { Organisation } from '../organisations'
import { registerSource } from '../payments'
import type { Db } from '../platform/db'
import { Claim } from './claims.entities'
import { tellsCover } from './claims.policy'
import { claimPayments } from './payments.source'

/** What the desk's side of claims tells lower features. */
export function registerDeskHooks(): void {
  workItemGiven.register('insurance', give)
  registerSource('claim', claimPayments)
  registerTemplates('claimDecisions', decisionMessages, channels)
}

const channels: Record<string, Channels> = {
  returned: { sms: { text: decisionSms.returned, params: ['organisation'] }, subscribe: 'result' },
  approved: { subscribe: 'result' },
  refused: { subscribe: 'result' },
  paid: { sms: { text: decisionSms.paid, params: ['organisation'] } },
  bounced: { sms: { text: decisionSms.bounced, params: ['organisation'] } },
}

/** Where another union can take it over; what the bank has stays with whose batch it is in. */
const givenStates: ClaimState[] = ['submitted', 'assessed', 'payable']

/** Another union decides and pays from now on: a decision that is under way below fails by the version. */
async function give(db: Db, item: WorkItem, to: Organisation, dueAt: Date): Promise<Given | null> {
  if (item.kind !== 'insurance.claim' || !givenStates.includes(item.state as ClaimState)) return null
  const { id, version } = item
  const where = { id, version, state: In(givenStates) }
  const change = { organisationId: to.id, stepDueAt: dueAt, version: version + 1 }
  if ((await db.update(Claim, where, change)).affected !== 1) throw new AppError('desk.changed_meanwhile')
  const claim = await db.findOneByOrFail(Claim, { id })
  const tell = { personId: claim.claimantId, link: `/insurance/claim-progress?id=${id}` }
  // The message names the unions, and by them what covers the insured.
  return { version: version + 1, tell: tellsCover(claim) ? tell : null }
}
