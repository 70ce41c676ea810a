import { ClassFee, ClassRefund } from '../../server/classes'
import { Person } from '../../server/identity'
import { Payment } from '../../server/payments'
import { look, titlesOf } from '../support/bookings'
import { agree, proveMe } from '../support/claiming'
import { grant, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import {
  account,
  approve,
  askedRefund,
  giveAccount,
  newRefundDesk,
  paidSeat,
  payableRefund,
  type RefundDesk,
} from '../support/refunds'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('Refunds of a class', (make) => {
  const server = useServer(make)
  let desk: RefundDesk
  beforeAll(async () => {
    desk = await newRefundDesk(server)
  })
  const see = (by: Caller, refundId: string) => by.classRefundsDesk.getRefundCase({ params: { refundId } })
  const own = (by: Caller, refundId: string) => by.classRefunds.getRefund({ params: { refundId } })
  const row = (id: string) => server.database.reader.findOneByOrFail(ClassRefund, { id })
  const fill = (by: Caller) => by.payouts.fillPayout({ body: { organisationId: desk.union } })

  it('are approved by another than who asked, and then ask the guardian for an account', async () => {
    const { manager, other, payer } = desk
    const paid = await paidSeat(server, desk)
    const refundId = await askedRefund(desk, paid, 200_00)
    const { items } = await other.desk.listWorkItems({ query: { feature: 'classes' } })
    expect(items).toContainEqual(expect.objectContaining({ id: refundId, kind: 'classes.refund', state: 'asked' }))
    expect(await see(manager, refundId)).toMatchObject({
      barred: 'asked',
      actions: ['assign'],
      amountFen: 200_00,
      reason: '孩子转学',
    })
    await expectRefusal(approve(manager, refundId), 'classes.refund_four_eyes')
    await expectRefusal(approve(payer, refundId), 'access.denied')
    expect((await look(paid.guardian, { id: paid.bookingId })).places[0]!.refund).toMatchObject({ state: 'asked' })
    expect(await approve(other, refundId)).toMatchObject({ state: 'approved', payee: null, actions: [] })
    expect((await titlesOf(paid.guardian))[0]).toBe('退费已同意,请填收款账户')
    const given = await giveAccount(paid.guardian, refundId)
    expect(given).toMatchObject({ state: 'payable', payee: { holder: '演示家长', number: '6222 **** 2230' } })
    expect((await look(paid.guardian, { id: paid.bookingId })).places[0]!.refund).toEqual({
      ...{ id: refundId, state: 'payable', amountFen: 200_00 },
    })
    const waiting = (await payer.desk.listWorkItems({ query: { feature: 'classes' } })).items
    expect(waiting).toContainEqual(expect.objectContaining({ id: refundId, state: 'payable' }))
    expect((await see(payer, refundId)).history.map(({ step }) => step)).toEqual([
      'refundAsked',
      'approved',
      'accountGiven',
    ])
  })

  it('are decided once, at the version that was seen; what is refused can be corrected and asked for anew', async () => {
    const paid = await paidSeat(server, desk)
    const refundId = await askedRefund(desk, paid, 200_00)
    const decide = (decision: 'approve' | 'refuse') =>
      desk.other.classRefundsDesk.decideRefund({ params: { refundId }, body: { version: 1, decision } })
    expect(await decide('refuse')).toMatchObject({ state: 'refused' })
    const refusal = await expectRefusal(decide('approve'), 'classes.refund_changed')
    expect(refusal.data).toEqual({ state: 'refused', version: 2 })
    expect((await look(paid.guardian, { id: paid.bookingId })).places[0]!.refund).toBeNull()
    const params = { classId: paid.classId, placeId: paid.placeId }
    const body = { version: 2, paidFen: 100_00, receipt: 'SJ-0002', paidOn: '2026-11-02' }
    await desk.manager.classFees.recordFee({ params, body })
    const again = await desk.manager.classFees.askRefund({
      params,
      body: { version: 3, refundFen: 100_00, reason: '孩子转学' },
    })
    expect(again.refund).toMatchObject({ state: 'asked', amountFen: 100_00 })
    expect(again.refund!.id).not.toBe(refundId)
  })

  it('go to nobody whom staff have not seen, and to no account of somebody else’s', async () => {
    const paid = await paidSeat(server, desk)
    const refundId = await askedRefund(desk, paid)
    const { guardian } = paid
    await write(server, (db) => db.update(Person, { id: guardian.personId }, { assurance: 'stated' }))
    await expectRefusal(approve(desk.other, refundId), 'classes.refund_identity_unseen')
    await write(server, (db) => db.update(Person, { id: guardian.personId }, { assurance: 'seenByStaff' }))
    await approve(desk.other, refundId)
    const params = { refundId }
    const give = (payee = account, version = 2) =>
      guardian.caller.classRefunds.giveRefundAccount({ params, body: { version, payee } })
    await expectRefusal(give(), 'access.step_up_due')
    await proveMe(guardian.caller)
    await expectRefusal(give(), 'privacy.consent_due')
    await agree(guardian.caller, ['bankAccount'])
    await expectRefusal(give({ ...account, holder: '王小二' }), 'payments.holder_other')
    await expectRefusal(give(account, 1), 'classes.refund_changed')
    await give()
    await expectRefusal(give(account, 3), 'classes.refund_changed')
  })

  it('are approved anew where anything was changed since, and paid to no account that nobody gave', async () => {
    const changed = await payableRefund(server, desk)
    const redirected = await payableRefund(server, desk)
    const account = JSON.stringify({ holder: '演示家长', bank: '建行', number: '6217009999999999' })
    await write(server, async (db) => {
      await db.update(ClassFee, { placeId: changed.placeId }, { paidFen: 900_00 })
      await db.update(ClassRefund, { id: redirected.refundId }, { payee: account })
    })
    const { left } = await fill(desk.payer)
    for (const { refundId } of [changed, redirected]) {
      expect(left).toContainEqual(expect.objectContaining({ sourceId: refundId, reason: 'changed' }))
      expect(await row(refundId)).toMatchObject({ state: 'asked', approvedPrint: null, payee: null })
      expect(await see(desk.other, refundId)).toMatchObject({ actions: ['approve', 'refuse', 'assign'] })
      expect(await server.database.reader.existsBy(Payment, { sourceId: refundId })).toBe(false)
    }
    const approved = await paidSeat(server, desk)
    const refundId = await askedRefund(desk, approved)
    await approve(desk.other, refundId)
    await write(server, (db) => db.update(ClassRefund, { id: refundId }, { amountFen: 299_99 }))
    expect(await giveAccount(approved.guardian, refundId)).toMatchObject({ state: 'asked', payee: null })
  })

  it('are paid by a third person, never by who asked, approved, or is paid', async () => {
    const { refundId, guardian } = await payableRefund(server, desk)
    for (const { id } of [desk.manager, desk.other, { id: guardian.personId }]) {
      await grant(server, { id }, 'payer', desk.union)
    }
    for (const by of [desk.manager, desk.other]) {
      expect((await fill(by)).left).toContainEqual(expect.objectContaining({ sourceId: refundId, reason: 'handled' }))
    }
    expect((await row(refundId)).state).toBe('payable')
    expect((await fill(desk.payer)).added).toBeGreaterThan(0)
    expect((await row(refundId)).state).toBe('paying')
  })

  it('are out of reach for other unions, and for other guardians', async () => {
    const { refundId, guardian } = await payableRefund(server, desk)
    const foreign = await newStaff(server, 'classManager', await unionId(server, '金盏'))
    await expectRefusal(see(foreign, refundId), 'classes.refund_not_found')
    await expectRefusal(approve(foreign, refundId), 'classes.refund_not_found')
    const other = await payableRefund(server, desk)
    await expectRefusal(own(other.guardian.caller, refundId), 'classes.refund_not_found')
    expect(await own(guardian.caller, refundId)).toMatchObject({ state: 'payable' })
  })

  it('wait for another account where the consent to the first is withdrawn before the bank has it', async () => {
    const { refundId, guardian } = await payableRefund(server, desk)
    const { caller } = guardian
    const withdraw = (endings: string[]) =>
      caller.privacy.withdrawConsent({ params: { purpose: 'bankAccount' }, body: { endings } })
    await expectRefusal(withdraw([]), 'privacy.ends_more')
    await withdraw([refundId])
    expect(await own(caller, refundId)).toMatchObject({ state: 'approved', payee: null, consentsDue: ['bankAccount'] })
    expect((await fill(desk.payer)).left).toEqual([])
    expect(await giveAccount(guardian, refundId)).toMatchObject({ state: 'payable' })
    await fill(desk.payer)
    await withdraw([])
    expect(await own(caller, refundId)).toMatchObject({ state: 'paying' })
  })

  it('are among one’s own data, and keep the account open until they are paid', async () => {
    const { refundId, guardian } = await payableRefund(server, desk)
    const { parts } = await guardian.caller.privacy.getData()
    const part = parts.find((one) => one.part === 'classRefunds')!
    expect(JSON.stringify(part)).toContain('300.00')
    const { matters } = await guardian.caller.privacy.getClosure()
    expect(matters).toContainEqual({
      ...{ code: 'classes.refund_open', id: null, link: `/classes/refund?id=${refundId}` },
    })
  })
})
