import type { FeeRow } from '../../shared/classes/fees.desk.contract'
import { book, confirm, type Guardian, newGuardian, openClass } from './bookings'
import { agree, proveMe } from './claiming'
import { newStaff } from './people'
import type { Caller, TestServer } from './server'
import { unionId } from './unions'

export type Staff = Caller & { id: string }

export interface RefundDesk {
  union: string
  /** Two class managers and a payer of 长阳. */
  manager: Staff
  other: Staff
  payer: Staff
}

export async function newRefundDesk(server: TestServer): Promise<RefundDesk> {
  const union = await unionId(server, '长阳')
  const [manager, other, payer] = await Promise.all(
    (['classManager', 'classManager', 'payer'] as const).map((role) => newStaff(server, role, union)),
  )
  return { union, manager: manager!, other: other!, payer: payer! }
}

export interface Paid {
  classId: string
  placeId: string
  bookingId: string
  guardian: Guardian
}

/** A confirmed seat of which 300 yuan were recorded as paid. */
export async function paidSeat(server: TestServer, { manager }: RefundDesk): Promise<Paid> {
  const courseClass = await openClass(server)
  const guardian = await newGuardian(server)
  const { id: bookingId } = await confirm(guardian, await book(guardian, courseClass))
  const { items } = await manager.classFees.listFees({ params: { classId: courseClass.id }, query: {} })
  const { placeId } = items[0]!
  const params = { classId: courseClass.id, placeId }
  const body = { version: 0, paidFen: 300_00, receipt: 'SJ-0001', paidOn: '2026-11-01' }
  await manager.classFees.recordFee({ params, body })
  return { classId: courseClass.id, placeId, bookingId, guardian }
}

/** Asked for by one manager; the id of the refund. */
export async function askedRefund({ manager }: RefundDesk, { classId, placeId }: Paid, refundFen = 300_00) {
  const body = { version: 1, refundFen, reason: '孩子转学' }
  const row: FeeRow = await manager.classFees.askRefund({ params: { classId, placeId }, body })
  return row.refund!.id
}

export async function approve(by: Caller, refundId: string, decision: 'approve' | 'refuse' = 'approve') {
  const params = { refundId }
  const { version } = await by.classRefundsDesk.getRefundCase({ params })
  return by.classRefundsDesk.decideRefund({ params, body: { version, decision } })
}

export const account = { holder: '演示家长', bank: '中国工商银行', number: '6222 0202 0011 2230' }

/** As the guardian does when asked. */
export async function giveAccount({ caller }: Guardian, refundId: string, payee = account) {
  await agree(caller, ['bankAccount'])
  await proveMe(caller)
  const params = { refundId }
  const { version } = await caller.classRefunds.getRefund({ params })
  return caller.classRefunds.giveRefundAccount({ params, body: { version, payee } })
}

/** One that waits for the batch of the day. */
export async function payableRefund(server: TestServer, desk: RefundDesk): Promise<Paid & { refundId: string }> {
  const paid = await paidSeat(server, desk)
  const refundId = await askedRefund(desk, paid)
  await approve(desk.other, refundId)
  await giveAccount(paid.guardian, refundId)
  return { ...paid, refundId }
}
