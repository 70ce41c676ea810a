import { Claim, ClaimLine } from '../../server/insurance'
import { Payment, PayoutBatch } from '../../server/payments'
import { writeXlsx } from '../../server/platform/spreadsheet'
import { agree, proveMe } from '../support/claiming'
import { grant, useClaimsDesk, withId, write } from '../support/claims'
import { onEveryDatabase } from '../support/databases'
import { type Caller, expectRefusal, useServer } from '../support/server'

const fill = (by: Caller, organisationId: string) => by.payouts.fillPayout({ body: { organisationId } })
const fileOf = async (by: Caller, payoutId: string) =>
  new TextDecoder().decode((await by.payouts.takePayoutFile({ params: { payoutId } })).content)
const giveBack = (by: Caller, payoutId: string, upload: string | Uint8Array) =>
  by.payouts.readBankReturn({
    params: { payoutId },
    upload: typeof upload === 'string' ? new TextEncoder().encode(upload) : upload,
  })

onEveryDatabase('Paying claims', (make) => {
  const server = useServer(make)
  const desk = useClaimsDesk(server)
  // The demo's own claim would wait beside these.
  beforeAll(() => write(server, (db) => db.update(Claim, { state: 'payable' }, { state: 'withdrawn' })))
  const row = (id: string) => server.database.reader.findOneByOrFail(Claim, { id })

  it('goes from a batch to the bank and back, to the fen, with what came back paid again', async () => {
    const { payer } = desk.staff
    const paid = await desk.add({ state: 'payable' })
    const bounced = await desk.add({
      state: 'payable',
      payee: { holder: '=李志强', bank: '工行', number: '1234567890' },
    })
    expect((await payer.payouts.listPayouts({ query: {} })).waiting).toEqual([
      { organisation: { id: desk.chaoyang, name: '朝阳区总工会(演示)' }, count: 2, fen: 24_000 },
    ])
    const filled = await fill(payer, desk.chaoyang)
    expect(filled).toMatchObject({
      added: 2,
      left: [],
      more: false,
      batch: { state: 'open', approved: { count: 2, fen: 24_000 } },
    })
    const { id: payoutId, batchNumber } = filled.batch!
    await expectRefusal(giveBack(payer, payoutId, '付款编号,结果\n1,成功'), 'payments.payout_not_sent')

    const content = await fileOf(payer, payoutId)
    const lines = content.replace('\ufeff', '').trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toBe(
      `${batchNumber}-001,李志强,6222020200112233445,中国工商银行,120.00,互助保障金 ${paid.claimNumber}`,
    )
    // A name that a program would take for a formula, made harmless.
    expect(lines[2]).toContain("'=李志强")
    expect(lines[3]).toBe('合计,2 笔,,,240.00,')

    const said = `付款编号,金额,处理结果,原因\r\n${batchNumber}-001,120.00,成功,\r\n${batchNumber}-002,120.00,退汇,"户名,账号不符"\r\nX,1,成功,\r\n${batchNumber}-002,1.00,成功,\r\n,,谁知道,`
    const first = await giveBack(payer, payoutId, said)
    expect(first.rows.map(({ row: at, outcome }) => `${at} ${outcome}`)).toEqual([
      '2 paid',
      '3 returned',
      '4 unknown',
      '5 differs',
      '6 unknown',
    ])
    expect(first.batch).toMatchObject({
      state: 'settled',
      balanced: true,
      approved: { fen: 24_000 },
      paid: { count: 1, fen: 12_000 },
      returned: { count: 1, fen: 12_000 },
      open: { count: 0, fen: 0 },
    })
    expect((await giveBack(payer, payoutId, said)).rows.map(({ outcome }) => outcome).slice(0, 2)).toEqual([
      'already',
      'already',
    ])
    expect(await row(paid.id)).toMatchObject({ state: 'paid', paidFen: 12_000 })
    expect((await server.database.reader.findOneByOrFail(ClaimLine, { claimId: paid.id })).paidFen).toBe(12_000)
    expect((await row(bounced.id)).state).toBe('bounced')
    const { items } = await desk.driver.notifications.listMessages({ query: {} })
    expect(items.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['理赔金已到账', '理赔金被银行退回,请更正账户']),
    )

    await giveAccount(bounced.id)
    const second = await fill(payer, desk.chaoyang)
    expect(second).toMatchObject({ added: 1, left: [], batch: { approved: { count: 1, fen: 12_000 } } })
    expect(second.batch!.id).not.toBe(payoutId)
    const { payments } = await payer.payouts.getPayout({ params: { payoutId: second.batch!.id } })
    expect(payments).toMatchObject([{ sourceId: bounced.id, attempt: 2, account: '6217 **** 7890', state: 'open' }])
  })

  /** As the claimant does after the bank sent it back. */
  async function giveAccount(id: string) {
    const payee = { holder: '李志强', bank: '建行', number: '6217001234567890' }
    await agree(desk.driver)
    await proveMe(desk.driver)
    const { version } = await row(id)
    return desk.driver.claims.giveAccount({ params: { claimId: id }, body: { version, payee } })
  }

  it('pays what came back only as it was approved: what was changed since is assessed and approved anew', async () => {
    const { payer, assessor, approver } = desk.staff
    const { id, claimNumber } = await desk.add({ state: 'payable' })
    const { batch } = await fill(payer, desk.chaoyang)
    await fileOf(payer, batch!.id)
    await write(server, (db) => db.update(ClaimLine, { claimId: id }, { assessedFen: 99_999 }))
    const { payments } = await payer.payouts.getPayout({ params: { payoutId: batch!.id } })
    const { reference } = payments.find(({ sourceId }) => sourceId === id)!
    await giveBack(payer, batch!.id, `付款编号,结果\n${reference},退汇`)
    const given = await giveAccount(id)
    expect(given).toMatchObject({ state: 'submitted', approvedFen: null, payee: { number: '6217 **** 7890' } })
    expect(given.history.map(({ step }) => step).slice(-2)).toEqual(['accountGiven', 'approvalVoided'])
    expect(await row(id)).toMatchObject({ approvedPrint: null, approvedBy: null })
    expect(await fill(payer, desk.chaoyang)).toMatchObject({ added: 0, left: [] })
    const { items } = await assessor.desk.listWorkItems({ query: { q: claimNumber } })
    expect(items).toMatchObject([{ id, state: 'submitted' }])
    const { items: told } = await assessor.notifications.listMessages({ query: {} })
    expect(told[0]).toMatchObject({ title: '一件理赔的核准已作废', link: `/desk/insurance/claim?id=${id}` })
    const { version } = await row(id)
    await assessor.claimsDesk.decideClaim({ params: { claimId: id }, body: { decision: 'assess', version } })
    const body = { decision: 'approve' as const, version: version + 1 }
    expect((await approver.claimsDesk.decideClaim({ params: { claimId: id }, body })).approvedFen).toBe(12_000)
    const second = await fill(payer, desk.chaoyang)
    expect(second).toMatchObject({ added: 1, batch: { approved: { fen: 12_000 } } })
  })

  it('binds the payment after a return to the new account: one that nobody gave is not paid', async () => {
    const { payer } = desk.staff
    const { id } = await desk.add({ state: 'bounced' })
    await giveAccount(id)
    const other = JSON.stringify({ holder: '李志强', bank: '建行', number: '6217009999999999' })
    await write(server, (db) => db.update(Claim, { id }, { payee: other }))
    expect(await fill(payer, desk.chaoyang)).toMatchObject({ added: 0, left: [{ sourceId: id, reason: 'changed' }] })
    expect(await row(id)).toMatchObject({ state: 'submitted', approvedPrint: null })
    expect(await fill(payer, desk.chaoyang)).toMatchObject({ left: [] })
  })

  it('leaves out what the payer had a hand in, and what is not any more what was approved', async () => {
    const { payer, assessor, approver } = desk.staff
    const other = await withId(await server.as('assessor2'))
    await grant(server, other, 'payer', desk.chaoyang)
    const whole = await desk.add({ state: 'payable' })
    const mine = await desk.add({
      state: 'payable',
      staff: { assessor: other.id, approver: approver.id, payer: payer.id },
    })
    const drifted = await desk.add({ state: 'payable' })
    await write(server, (db) => db.update(ClaimLine, { claimId: drifted.id }, { assessedFen: 99_999 }))
    const filled = await fill(other, desk.chaoyang)
    expect(filled.added).toBe(1)
    expect(filled.left).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sourceId: mine.id, number: mine.claimNumber, reason: 'handled' }),
        expect.objectContaining({ sourceId: drifted.id, number: drifted.claimNumber, reason: 'changed' }),
      ]),
    )
    expect((await row(whole.id)).state).toBe('paying')
    await fill(payer, desk.chaoyang)
    // The one they assessed is in it now: neither do they hand it to the bank.
    await expectRefusal(fileOf(other, filled.batch!.id), 'payments.four_eyes')
    await expectRefusal(giveBack(other, filled.batch!.id, 'x'), 'payments.return_columns_missing')
    await expectRefusal(fileOf(assessor, filled.batch!.id), 'access.denied')
    // Its approval is void: it is back with those who assess.
    expect(await row(drifted.id)).toMatchObject({ state: 'submitted', approvedFen: null })
  })

  it('hands the bank nothing but what was approved, whatever was done to its rows meanwhile', async () => {
    const { payer } = desk.staff
    const raised = await desk.add({ state: 'payable' })
    await write(server, (db) => db.update(Claim, { id: raised.id }, { approvedFen: 9_000_000 }))
    expect((await fill(payer, desk.chaoyang)).left).toMatchObject([{ sourceId: raised.id, reason: 'changed' }])
    const { id } = await desk.add({ state: 'payable' })
    const { batch } = await fill(payer, desk.chaoyang)
    const { payee } = await row(id)
    const other = JSON.stringify({ holder: '别人', bank: '建行', number: '6217009999999999' })
    for (const [before, change] of [
      [{ amountFen: 12_000 }, { amountFen: 9_000_000 }],
      [{ payee: payee! }, { payee: other }],
    ]) {
      await write(server, (db) => db.update(Payment, { sourceId: id }, change!))
      const refusal = await expectRefusal(fileOf(payer, batch!.id), 'payments.payout_differs')
      expect(refusal.data).toEqual({ numbers: [(await row(id)).claimNumber] })
      await write(server, (db) => db.update(Payment, { sourceId: id }, before!))
    }
    expect(await fileOf(payer, batch!.id)).toContain(batch!.batchNumber)
  })

  it('has each claim in exactly one batch, however many fill it at once', async () => {
    const { payer } = desk.staff
    const claims = []
    for (let at = 0; at < 6; at += 1) claims.push(await desk.add({ state: 'payable' }))
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => fill(payer, desk.chaoyang)))
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const { id } of claims) {
      const payments = await server.database.reader.findBy(Payment, { sourceId: id })
      expect(payments.map(({ attempt, amountFen }) => `${attempt} ${amountFen}`)).toEqual(['1 12000'])
    }
    for (const batch of await server.database.reader.find(PayoutBatch)) {
      const payments = await server.database.reader.findBy(Payment, { batchId: batch.id })
      expect(payments.length).toBe(batch.payments)
      expect(payments.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(batch.totalFen)
    }
  })

  it('takes a workbook as well, and nothing without references and results', async () => {
    const { payer } = desk.staff
    await desk.add({ state: 'payable' })
    const { batch } = await fill(payer, desk.chaoyang)
    await fileOf(payer, batch!.id)
    const { payments } = await payer.payouts.getPayout({ params: { payoutId: batch!.id } })
    const { reference } = payments.at(-1)!
    const rows = [[reference, '已到账']]
    const columns = [{ header: '客户流水号' }, { header: '交易结果' }]
    const done = await giveBack(payer, batch!.id, await writeXlsx([{ name: '回单', columns, rows }]))
    expect(done.rows).toEqual([{ row: 2, reference, outcome: 'paid' }])
    await expectRefusal(giveBack(payer, batch!.id, '姓名,金额\n张三,1'), 'payments.return_columns_missing')
  })

  it('is out of reach for a payer of another district', async () => {
    const { payer } = desk.staff
    const stranger = await withId(await server.as('mediator'))
    const payoutId = (await payer.payouts.listPayouts({ query: {} })).items[0]!.id
    await grant(server, stranger, 'payer', (await stranger.identity.getMe()).roles[0]!.organisationId)
    expect((await stranger.payouts.listPayouts({ query: {} })).items).toEqual([])
    await expectRefusal(stranger.payouts.getPayout({ params: { payoutId } }), 'payments.payout_not_found')
    await expectRefusal(fileOf(stranger, payoutId), 'payments.payout_not_found')
    await expectRefusal(fill(stranger, desk.chaoyang), 'organisations.not_found')
  })
})
