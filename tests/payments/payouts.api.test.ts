import { ClassRefund } from '../../server/classes'
import { Claim } from '../../server/insurance'
import { Organisation } from '../../server/organisations'
import { Payment, PayoutBatch } from '../../server/payments'
import { titlesOf } from '../support/bookings'
import { useClaimsDesk, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { giveAccount, newRefundDesk, payableRefund, type RefundDesk } from '../support/refunds'
import { type Caller, expectRefusal, useServer } from '../support/server'

const fill = (by: Caller, organisationId: string) => by.payouts.fillPayout({ body: { organisationId } })
const fileOf = async (by: Caller, payoutId: string) =>
  new TextDecoder().decode((await by.payouts.takePayoutFile({ params: { payoutId } })).content)
const giveBack = (by: Caller, payoutId: string, said: string) =>
  by.payouts.readBankReturn({ params: { payoutId }, upload: new TextEncoder().encode(said) })

onEveryDatabase('What a union pays out', (make) => {
  const server = useServer(make)
  const claims = useClaimsDesk(server)
  let desk: RefundDesk
  beforeAll(async () => {
    desk = await newRefundDesk(server)
  })
  const refund = (id: string) => server.database.reader.findOneByOrFail(ClassRefund, { id })
  const addClaim = () => claims.add({ state: 'payable', organisationId: desk.union })

  it('goes to the bank in one file, claims and refunds, and what came back is paid again to another account', async () => {
    const { payer, union } = desk
    const claim = await addClaim()
    const [kept, bounced] = [await payableRefund(server, desk), await payableRefund(server, desk)]
    const { name } = await server.database.reader.findOneByOrFail(Organisation, { id: union })
    const { waiting } = await payer.payouts.listPayouts({ query: {} })
    expect(waiting).toEqual([{ organisation: { id: union, name }, count: 3, fen: 72_000 }])
    const { batch, added } = await fill(payer, union)
    expect({ added, approved: batch!.approved }).toEqual({ added: 3, approved: { count: 3, fen: 72_000 } })
    const lines = (await fileOf(payer, batch!.id)).replace('\ufeff', '').trim().split('\r\n')
    const numberOf = async (id: string) => (await refund(id)).caseNumber
    const reference = (at: number) => `${batch!.batchNumber}-00${at}`
    expect(lines.slice(1)).toEqual([
      `${reference(1)},李志强,6222020200112233445,中国工商银行,120.00,互助保障金 ${claim.claimNumber}`,
      `${reference(2)},演示家长,6222020200112230,中国工商银行,300.00,托管班退费 ${await numberOf(kept.refundId)}`,
      `${reference(3)},演示家长,6222020200112230,中国工商银行,300.00,托管班退费 ${await numberOf(bounced.refundId)}`,
      '合计,3 笔,,,720.00,',
    ])

    const said = `付款编号,金额,结果,原因\n${reference(1)},120.00,成功,\n${reference(2)},300.00,成功,\n${reference(3)},300.00,退回,销户`
    const returned = await giveBack(payer, batch!.id, said)
    expect(returned.rows.map(({ outcome }) => outcome)).toEqual(['paid', 'paid', 'returned'])
    expect(returned.batch).toMatchObject({
      ...{ state: 'settled', balanced: true, approved: { fen: 72_000 } },
      ...{ paid: { count: 2, fen: 42_000 }, returned: { count: 1, fen: 30_000 }, open: { count: 0, fen: 0 } },
    })
    expect(await refund(kept.refundId)).toMatchObject({ state: 'paid', paidAt: server.clock.now() })
    expect((await titlesOf(kept.guardian))[0]).toBe('退费已支付')
    expect((await refund(bounced.refundId)).state).toBe('bounced')
    expect((await titlesOf(bounced.guardian))[0]).toBe('退费被银行退回,请更正账户')
    expect((await giveBack(payer, batch!.id, said)).rows.map(({ outcome }) => outcome)).toEqual(
      Array(3).fill('already'),
    )

    const payee = { holder: '演示家长', bank: '建行', number: '6217001820012345672' }
    expect(await giveAccount(bounced.guardian, bounced.refundId, payee)).toMatchObject({ state: 'payable' })
    const second = await fill(payer, union)
    const params = { payoutId: second.batch!.id }
    expect((await payer.payouts.getPayout({ params })).payments).toMatchObject([
      { source: 'classFee', sourceId: bounced.refundId, attempt: 2, account: '6217 **** 5672', state: 'open' },
    ])
    expect(await fileOf(payer, params.payoutId)).toContain('6217001820012345672')
    await giveBack(payer, params.payoutId, `付款编号,结果\n${second.batch!.batchNumber}-001,成功`)
    expect((await refund(bounced.refundId)).state).toBe('paid')
  })

  it('is named with the page it is seen on, where the payer must leave it to others', async () => {
    const { refundId } = await payableRefund(server, desk)
    await write(server, (db) => db.update(ClassRefund, { id: refundId }, { amountFen: 299_99 }))
    const { caseNumber: number } = await refund(refundId)
    expect((await fill(desk.payer, desk.union)).left).toEqual([
      {
        ...{ source: 'classFee', sourceId: refundId, number, reason: 'changed' },
        link: `/desk/classes/refund?id=${refundId}`,
      },
    ])
  })

  it('is handed to the bank only as it was approved, whatever was done to its rows meanwhile', async () => {
    const { refundId } = await payableRefund(server, desk)
    const { batch } = await fill(desk.payer, desk.union)
    const { caseNumber, payee } = await refund(refundId)
    const other = JSON.stringify({ holder: '别人', bank: '建行', number: '6217009999999999' })
    for (const change of [{ amountFen: 900_00 }, { payee: other }]) {
      await write(server, (db) => db.update(Payment, { sourceId: refundId }, change))
      const refusal = await expectRefusal(fileOf(desk.payer, batch!.id), 'payments.payout_differs')
      expect(refusal.data).toEqual({ numbers: [caseNumber] })
      await write(server, (db) => db.update(Payment, { sourceId: refundId }, { amountFen: 300_00, payee: payee! }))
    }
    await write(server, (db) => db.update(ClassRefund, { id: refundId }, { payee: other }))
    await expectRefusal(fileOf(desk.payer, batch!.id), 'payments.payout_differs')
    await write(server, (db) => db.update(ClassRefund, { id: refundId }, { payee }))
    expect(await fileOf(desk.payer, batch!.id)).toContain(caseNumber)
  })

  it('has each refund and claim in exactly one batch, however many fill it at once', async () => {
    const ids: string[] = []
    for (let at = 0; at < 3; at += 1) {
      ids.push((await addClaim()).id, (await payableRefund(server, desk)).refundId)
    }
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => fill(desk.payer, desk.union)))
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const sourceId of ids) {
      const payments = await server.database.reader.findBy(Payment, { sourceId })
      expect(payments.map(({ attempt }) => attempt)).toEqual([1])
    }
    for (const { id: batchId, payments: count, totalFen } of await server.database.reader.find(PayoutBatch)) {
      const payments = await server.database.reader.findBy(Payment, { batchId })
      expect(payments.length).toBe(count)
      expect(payments.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(totalFen)
    }
  })

  it('stays to be seen when what was paid for is kept no more', async () => {
    const claim = await addClaim()
    const { batch } = await fill(desk.payer, desk.union)
    await fileOf(desk.payer, batch!.id)
    const params = { payoutId: batch!.id }
    const { payments } = await desk.payer.payouts.getPayout({ params })
    const { reference } = payments.find(({ sourceId }) => sourceId === claim.id)!
    await giveBack(desk.payer, batch!.id, `付款编号,结果\n${reference},成功`)
    await write(server, (db) => db.delete(Claim, { id: claim.id }))
    const seen = await desk.payer.payouts.getPayout({ params })
    expect(seen.balanced).toBe(true)
    expect(seen.payments.map(({ number }) => number)).toContain(claim.claimNumber)
  })
})
