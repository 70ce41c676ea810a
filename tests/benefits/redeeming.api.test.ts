import ExcelJS from 'exceljs'
import { BenefitBar, Coupon, CouponCode, Redemption } from '../../server/benefits'
import { isEmbedded } from '../../server/platform/raw'
import { addMerchant } from '../../server/seeds/merchants'
import { claim, newClaimant, openCampaign, titlesOf } from '../support/benefits'
import { onEveryDatabase } from '../support/databases'
import { newPerson, newPhone, newStaff, signIn } from '../support/people'
import { type Caller, callRaw, expectRefusal, useServer } from '../support/server'
import { useShops } from '../support/shops'
import { isChanging } from '../support/sql'
import { unionId } from '../support/unions'
import { within } from '../support/waiting'

const bakery = { name: '演示蛋糕房', address: '漷县镇演示大街 1 号', hours: null, contactPhone: null }
const position = { latitude: 39.773, longitude: 116.786 }

onEveryDatabase('Redeeming', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeAll(async () => {
    manager = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
  })
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const { show, redeem, couponOf, shop } = useShops(server)

  it('goes from the desk to the counter: a merchant, its clerk by phone, a coupon shown, redeemed and settled', async () => {
    const organisationId = await unionId(server, '漷县')
    const added = await manager.benefitMerchantsDesk.addMerchant({
      body: { organisationId, content: bakery, position },
    })
    const params = { merchantId: added.id }
    const phone = newPhone()
    const clerk = { name: '小邓', phone }
    expect(await manager.benefitMerchantsDesk.addClerk({ params, body: clerk })).toMatchObject({
      clerks: [{ name: '小邓', phone: expect.stringContaining('****') }],
    })
    await expectRefusal(manager.benefitMerchantsDesk.addClerk({ params, body: clerk }), 'benefits.clerk_known')
    const campaign = await openCampaign(server, { content: { name: '蛋糕券', valueFen: 25_50 } })
    const chosen = await manager.benefitMerchantsDesk.chooseMerchants({
      params: { campaignId: campaign.id },
      body: { merchantIds: [added.id] },
    })
    expect(chosen.merchants.find(({ id }) => id === added.id)).toMatchObject({ isChosen: true })
    const { merchants } = await server.anonymous.benefitMerchants.listMerchants({ params: { campaignId: campaign.id } })
    expect(merchants).toMatchObject([{ ...bakery, position }])

    const atTill = await signIn(server, phone)
    const member = await newClaimant(server)
    const { coupon } = await claim(member, campaign)
    const code = await show(member, coupon!.id)
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{12}$/)
    const typed = `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase()
    expect(await redeem(atTill, typed)).toMatchObject({ person: '演**员', campaign: { name: '蛋糕券' } })
    expect(await couponOf(coupon!.id)).toMatchObject({ state: 'used', usedAt: server.clock.now() })
    await expectRefusal(redeem(atTill, code), 'benefits.coupon_used')
    expect(await titlesOf(member)).toContain('券已使用')
    expect(await atTill.benefitMerchants.getTill()).toMatchObject({ today: 1, merchants: [{ id: added.id }] })

    const month = '2026-11'
    const row = { campaign: { name: '蛋糕券' }, valueFen: 25_50, count: 1, fen: 25_50 }
    const own = await atTill.benefitMerchants.getSettlement({ query: { merchantId: added.id, month } })
    expect(own).toMatchObject({ rows: [row], count: 1, fen: 25_50 })
    expect(await manager.benefitMerchantsDesk.getDeskSettlement({ params, query: { month } })).toEqual(own)
    const all = await manager.benefitMerchantsDesk.listSettlements({ query: { month } })
    expect(all.merchants.find(({ merchant }) => merchant.id === added.id)).toMatchObject({ count: 1, fen: 25_50 })
    const file = await manager.benefitMerchantsDesk.exportSettlement({ params, query: { month } })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.content as unknown as Parameters<typeof book.xlsx.load>[0])
    expect(book.worksheets[0]!.getRow(2).getCell(4).value).toBe(25.5)
    expect(book.worksheets[1]!.getRow(2).getCell(3).value).toBe('演**员')
    const later = await atTill.benefitMerchants.getSettlement({ query: { merchantId: added.id, month: '2026-12' } })
    expect(later).toMatchObject({ rows: [], fen: 0 })
  })

  it('is taken back by the same clerk within a minute, after which the coupon is used again', async () => {
    const { clerks, member, couponId } = await shop({ clerks: 2 })
    const [clerk, colleague] = clerks as [Caller, Caller]
    const { id } = await redeem(clerk, await show(member, couponId))
    const params = { redemptionId: id }
    await expectRefusal(colleague.benefitMerchants.undoRedemption({ params }), 'benefits.redemption_not_found')
    server.clock.advance(59)
    expect(await clerk.benefitMerchants.undoRedemption({ params })).toMatchObject({ undoUntil: null })
    expect(await couponOf(couponId)).toMatchObject({ state: 'usable', usedAt: null })
    expect(await clerk.benefitMerchants.undoRedemption({ params })).toMatchObject({ id })
    const again = await redeem(clerk, await show(member, couponId))
    server.clock.advance(60)
    const late = { redemptionId: again.id }
    await expectRefusal(clerk.benefitMerchants.undoRedemption({ params: late }), 'benefits.undo_over')
    const { merchants } = await clerk.benefitMerchants.getTill()
    const query = { merchantId: merchants[0]!.id, month: '2026-11' }
    expect(await clerk.benefitMerchants.getSettlement({ query })).toMatchObject({ count: 1 })
  })

  it('counts once, however many clerks have the code at once and however many codes were shown', async () => {
    const { clerks, member, couponId } = await shop({ clerks: 4 })
    const codes = [await show(member, couponId), await show(member, couponId)]
    const answers = await Promise.allSettled(clerks.flatMap((clerk) => codes.map((code) => redeem(clerk, code))))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of answers) if (one.status === 'rejected') expect(one.reason.code).toBe('benefits.coupon_used')
    expect(await server.database.reader.findBy(Redemption, { couponId })).toHaveLength(1)
    await expectRefusal(member.caller.benefitMerchants.showCode({ params: { couponId } }), 'benefits.coupon_used')
  })

  it('says what stands in the way: no clerk, another shop, a code of nothing or of a while ago, a coupon that is over', async () => {
    const { campaign, clerk, member, couponId } = await shop()
    const { clerk: elsewhere } = await shop()
    const code = await show(member, couponId)
    await expectRefusal(redeem(await newPerson(server), code), 'benefits.not_clerk')
    await expectRefusal(redeem(elsewhere, code), 'benefits.other_merchant')
    await expectRefusal(redeem(clerk, '7KMQ2XPA9HJR'), 'benefits.code_unknown')
    server.clock.advance(120)
    await expectRefusal(redeem(clerk, code), 'benefits.code_over')
    const fresh = await show(member, couponId)
    const update = (change: Partial<Coupon>) =>
      server.database.transaction((db) => db.update(Coupon, { id: couponId }, change))
    await update({ state: 'held', holdReason: 'assurance' })
    await expectRefusal(redeem(clerk, fresh), 'benefits.coupon_held')
    await update({ state: 'usable', holdReason: null, validUntil: server.clock.now() })
    await expectRefusal(redeem(clerk, fresh), 'benefits.coupon_expired')
    await expectRefusal(member.caller.benefitMerchants.showCode({ params: { couponId } }), 'benefits.coupon_expired')
    const other = await newClaimant(server)
    await expectRefusal(other.caller.benefitMerchants.showCode({ params: { couponId } }), 'benefits.coupon_not_found')
    const own = await shop({ campaign })
    const clerkId = (await server.database.reader.findOneByOrFail(Coupon, { id: own.couponId })).personId
    await server.database.transaction((db) =>
      addMerchant(
        db,
        { organisationId: campaign.organisationId, campaignIds: [campaign.id], clerkIds: [clerkId] },
        server.clock.now(),
      ),
    )
    await expectRefusal(redeem(own.member.caller, await show(own.member, own.couponId)), 'benefits.own_coupon')
  })

  it('ends for a clerk who was removed while the till was open, and at a merchant that was closed, on the next call', async () => {
    const { campaign, clerk, member, couponId, merchant } = await shop()
    const later = await newClaimant(server)
    const { coupon } = await claim(later, campaign)
    const code = await show(member, couponId)
    const redeemed = await redeem(clerk, await show(later, coupon!.id))
    expect((await clerk.benefitMerchants.getTill()).merchants).toHaveLength(1)
    const params = { merchantId: merchant.id }
    const { clerks, version } = await manager.benefitMerchantsDesk.getDeskMerchant({ params })
    await manager.benefitMerchantsDesk.endClerk({ params: { ...params, clerkId: clerks[0]!.id } })
    await expectRefusal(redeem(clerk, code), 'benefits.not_clerk')
    expect(await couponOf(couponId)).toMatchObject({ state: 'usable' })
    const undoing = clerk.benefitMerchants.undoRedemption({ params: { redemptionId: redeemed.id } })
    await expectRefusal(undoing, 'benefits.redemption_not_found')
    expect(await clerk.benefitMerchants.getTill()).toMatchObject({ merchants: [], redemptions: [] })
    const foreign = await newStaff(server, 'benefitsManager', await unionId(server, '金盏'))
    const close = (caller: Caller) => caller.benefitMerchantsDesk.closeMerchant({ params, body: { version } })
    await expectRefusal(close(foreign), 'benefits.merchant_not_found')
    expect(await close(manager)).toMatchObject({ isClosed: true, actions: [] })
    await expectRefusal(close(manager), 'benefits.merchant_closed')
  })

  it('that is taken back when the time of the coupon is over leaves it expired, once in the stock, and nobody barred', async () => {
    const content = { validity: { kind: 'days' as const, days: 1 }, returnsToStock: true, barsNoShow: true }
    const { campaign, clerk, member, couponId } = await shop({ campaign: await openCampaign(server, { content }) })
    server.clock.set('2026-11-23T15:59:30.000Z')
    const { id } = await redeem(clerk, await show(member, couponId))
    server.clock.set('2026-11-23T16:00:10.000Z')
    const expire = () => server.runJob('benefits.expire_coupons')
    await Promise.all([clerk.benefitMerchants.undoRedemption({ params: { redemptionId: id } }), expire()])
    await expire()
    expect(await couponOf(couponId)).toMatchObject({ state: 'expired', usedAt: null })
    const counter = await server.anonymous.benefits.getCounter({ params: { campaignId: campaign.id } })
    expect(counter).toMatchObject({ granted: 0, remaining: 100 })
    expect(await server.database.reader.countBy(BenefitBar, { personId: member.personId })).toBe(0)
  })

  it('is not kept from a coupon by its campaign being stopped, and finds one that is made void meanwhile void', async () => {
    const { campaign, clerk, member, couponId } = await shop()
    const stopping = manager.benefitsDesk.stopCampaign({
      params: { campaignId: campaign.id },
      body: { reason: '蛋糕房停业' },
    })
    const code = await show(member, couponId)
    expect(await Promise.all([redeem(clerk, code), stopping])).toMatchObject([{}, { state: 'stopped' }])
    const { couponId: voided, ...other } = await shop()
    const typed = await show(other.member, voided)
    const redeeming = await server.database.transaction(async (db) => {
      await db.update(Coupon, { id: voided }, { state: 'void' })
      const answer = expectRefusal(redeem(other.clerk, typed), 'benefits.coupon_expired')
      if (!isEmbedded(db)) await within(20, () => isChanging(server, 'benefit_coupons'))
      return { answer }
    })
    await redeeming.answer
    expect(await server.database.reader.countBy(Redemption, { couponId: voided })).toBe(0)
  })

  it('keeps of a code its hash alone: neither table nor kept answer has it', async () => {
    const { member, couponId } = await shop()
    const code = await show(member, couponId)
    const [row] = await server.database.reader.findBy(CouponCode, { couponId })
    expect(row!.codeHash).not.toContain(code)
    const asked = await callRaw(server.url, 'POST', `/benefits/my-coupons/${couponId}/codes`, undefined, {
      authorization: `Bearer ${member.caller.token}`,
      'idempotency-key': 'twice',
    })
    const again = await callRaw(server.url, 'POST', `/benefits/my-coupons/${couponId}/codes`, undefined, {
      authorization: `Bearer ${member.caller.token}`,
      'idempotency-key': 'twice',
    })
    expect(again.body.code).not.toBe(asked.body.code)
    server.clock.advance(2 * 3_600)
    await server.runJob('platform.sweep')
    expect(await server.database.reader.countBy(CouponCode, { couponId })).toBe(0)
  })
})

onEveryDatabase('Tries at the counter', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'redemptionsPerPersonHour=3' })

  it('are spent by refusals too', async () => {
    const guesser = await newPerson(server)
    const guess = () => guesser.benefitMerchants.redeem({ body: { code: '7KMQ2XPA9HJR' } })
    for (let at = 0; at < 3; at++) await expectRefusal(guess(), 'benefits.not_clerk')
    await expectRefusal(guess(), 'request.too_many')
    server.clock.advance(3_600)
    await expectRefusal(guess(), 'benefits.not_clerk')
  })
})
