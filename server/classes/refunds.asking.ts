import type { classFeesDesk, FeeRow } from '../../shared/classes/fees.desk.contract'
import type { BodyOf } from '../../shared/http/contract'
import { AppError } from '../../shared/http/errors'
import { openWorkItem, recordStep } from '../desk'
import { findPersons, nameIndexOf } from '../identity'
import type { StaffActor } from '../platform/actor'
import { makeCaseNumber } from '../platform/caseNumbers'
import type { Db } from '../platform/db'
import { newId, type Random } from '../platform/random'
import { insertRows } from '../platform/raw'
import { ruleAt } from '../platform/rules'
import { causeOf, feesRule, reckonRefund } from './fees.rules'
import { changeFee, drawFees, loadFee, type Seat } from './fees.service'
import { ClassRefund } from './refunds.entities'
import { findRefundDueAt } from './refunds.rules'
import { keepsFromEmployer } from './reviewing'

/** Asks for what goes back of a fee; the fee stays as it is from then on, and another class manager decides. */
export async function askRefund(
  db: Db,
  actor: StaffActor,
  seat: Seat,
  { version, refundFen, reason }: BodyOf<(typeof classFeesDesk)['askRefund']>,
  random: Random,
  now: Date,
): Promise<FeeRow> {
  const { of, place, fee } = await loadFee(db, actor, seat)
  if (fee?.version !== version) throw new AppError('classes.fee_changed', { version: fee?.version ?? 0 })
  if (refundFen > fee.paidFen) throw new AppError('classes.refund_too_high', { paidFen: fee.paidFen }, 'refundFen')
  const { refunds } = await ruleAt(db, feesRule, now)
  const byRuleFen = reckonRefund(of, place, fee.paidFen, refunds)
  if (refundFen !== byRuleFen && reason === null) {
    throw new AppError('classes.refund_reason_due', { byRuleFen }, 'reason')
  }
  // Of two who ask, or one who corrects the fee meanwhile, the second fails by its version.
  await changeFee(db, fee, { version: version + 1 })
  const refund: ClassRefund = {
    ...{ id: newId(), caseNumber: makeCaseNumber('TF', random, now), feeId: fee.id, liveKey: fee.id },
    ...{ personId: place.booking!.personId, organisationId: of.organisationId, state: 'asked', version: 1 },
    ...{ amountFen: refundFen, reason, askedBy: actor.personId, askedAt: now, decidedBy: null, decidedAt: null },
    ...{ approvedPrint: null, payee: null, dueAt: await findRefundDueAt(db, 'approve', now), paidAt: null },
  }
  await insertRows(db, ClassRefund, refund)
  await putBeforeManagers(db, refund, causeOf(of, place), now)
  return (await drawFees(db, actor, of, [place], now))[0]!
}

async function putBeforeManagers(db: Db, refund: ClassRefund, route: string, now: Date): Promise<void> {
  const { id, personId, caseNumber, state, version, organisationId, dueAt, askedBy: actorId } = refund
  const [person] = await findPersons(db, [personId])
  const name = person?.name ?? ''
  await openWorkItem(db, {
    ...{ id, kind: 'classes.refund', feature: 'classes', role: 'classManager', state, version, dueAt },
    ...{ subjectId: personId, subject: name, subjectIndex: nameIndexOf(name === '' ? newId() : name) },
    phoneIndex: person?.phoneIndex ?? null,
    documentIndex: person?.documentIndex ?? null,
    ...{ caseNumber, route, organisationId, openedAt: now },
    isDiscreet: await keepsFromEmployer(db, personId),
  })
  await recordStep(db, { caseId: id, step: 'refundAsked', at: now, actorId, organisationId })
}
