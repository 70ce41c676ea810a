import { In } from 'typeorm'
import { refundMessages, refundSms } from '../../shared/classes/refundMessages'
import type { RefundState } from '../../shared/classes/refunds'
import { AppError } from '../../shared/http/errors'
import { type Given, type WorkItem, workItemGiven } from '../desk'
import { personMoved } from '../identity'
import { registerTemplates } from '../notifications'
import { type Organisation, organisationMerged } from '../organisations'
import { registerSource } from '../payments'
import type { Db } from '../platform/db'
import { consentEndings, consentWithdrawn, openMatters, ownTargets, personalData, personErased } from '../privacy'
import { ClassRefund } from './refunds.entities'
import { refundLink } from './refunds.moving'
import {
  describeRefunds,
  endWithConsent,
  eraseAccounts,
  findOpenRefunds,
  findRefundEndings,
  findRefundTargets,
  moveRefunds,
} from './refunds.privacy'
import { refundPayments } from './refunds.source'

/** What refunds tell lower features. */
export function registerRefunds(): void {
  registerSource('classFee', refundPayments)
  registerTemplates('classRefunds', refundMessages, channels)
  workItemGiven.register('classes.refunds', give)
  organisationMerged.register('classes.refunds', followMerger)
  personMoved.register('classes.refunds', moveRefunds)
  personalData.register('classes.refunds', describeRefunds)
  openMatters.register('classes.refunds', findOpenRefunds)
  personErased.register('classes.refunds', eraseAccounts)
  ownTargets.register('classes.refunds', findRefundTargets)
  consentEndings.register('classes.refunds', findRefundEndings)
  consentWithdrawn.register('classes.refunds', endWithConsent)
}

const channels = {
  approved: { sms: { text: refundSms.approved, params: [] }, subscribe: 'result' as const },
  bounced: { sms: { text: refundSms.bounced, params: [] } },
}

/** Where another union can take it over; what the bank has stays with whose batch it is in. */
const givenStates: readonly RefundState[] = ['asked', 'payable']

/** Another union decides and pays from now on: a decision that is under way below fails by the version. */
async function give(db: Db, { id, version, kind, subjectId }: WorkItem, to: Organisation, dueAt: Date) {
  if (kind !== 'classes.refund') return null
  const change = { organisationId: to.id, dueAt, version: version + 1 }
  const changed = await db.update(ClassRefund, { id, version, state: In([...givenStates]) }, change)
  if (changed.affected !== 1) throw new AppError('desk.changed_meanwhile')
  return { version: version + 1, tell: { personId: subjectId, link: refundLink(id) } } satisfies Given
}

async function followMerger(db: Db, from: Organisation, to: Organisation): Promise<void> {
  await db.update(ClassRefund, { organisationId: from.id }, { organisationId: to.id })
}
