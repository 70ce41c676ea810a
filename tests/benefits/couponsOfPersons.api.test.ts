import ExcelJS from 'exceljs'
import { Coupon, CouponCode } from '../../server/benefits'
import { Person, personMoved } from '../../server/identity'
import { isEmbedded } from '../../server/platform/raw'
import { claim, newClaimant, openCampaign } from '../support/benefits'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { expectRefusal, useServer } from '../support/server'
import { useShops } from '../support/shops'
import { isChanging } from '../support/sql'
import { unionId } from '../support/unions'
import { within } from '../support/waiting'

onEveryDatabase('Using a coupon', (make) => {
  const server = useServer(make)
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))
  const { show, redeem, couponOf, shop } = useShops(server)

  it('goes on for a coupon whose person has left the union since, until it ends', async () => {
    const { campaign, clerk, member, couponId } = await shop()
    await member.caller.membershipStanding.leave({ body: { confirmed: true } })
    expect(await redeem(clerk, await show(member, couponId))).toMatchObject({ campaign: { id: campaign.id } })
    await expectRefusal(claim(member, await openCampaign(server)), 'benefits.not_member')
    expect(await claim(member, campaign)).toMatchObject({ coupon: { id: couponId, state: 'used' } })
  })

  it('ends with the account: what is unused goes back where the campaign says so, what was redeemed is settled without a name', async () => {
    const content = { valueFen: 25_50, returnsToStock: true }
    const first = await shop({ campaign: await openCampaign(server, { content }) })
    const { campaign, member, merchant, clerk } = await shop({ campaign: await openCampaign(server, { content }) })
    const { personId } = member
    await redeem(clerk, await show(member, (await claim(member, campaign)).coupon!.id))
    const unused = (await claim(member, first.campaign)).coupon!.id
    await show(member, unused)
    const left = await member.caller.benefits.getCounter({ params: { campaignId: first.campaign.id } })
    await member.caller.privacy.requestClosure()
    server.clock.advance(7 * 86_400)
    await server.runJob('privacy.close_accounts')
    expect(await couponOf(unused)).toMatchObject({ state: 'void' })
    expect(await server.database.reader.countBy(CouponCode, { couponId: unused })).toBe(0)
    expect(await server.database.reader.findOneBy(Person, { id: personId })).not.toMatchObject({ name: '演示会员' })
    const now = await server.anonymous.benefits.getCounter({ params: { campaignId: first.campaign.id } })
    expect(now.remaining).toBe(left.remaining + 1)
    const at = { params: { merchantId: merchant.id }, query: { month: '2026-11' } }
    const again = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    expect(await again.benefitMerchantsDesk.getDeskSettlement(at)).toMatchObject({ count: 1, fen: 25_50 })
    const file = await again.benefitMerchantsDesk.exportSettlement(at)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.content as unknown as Parameters<typeof book.xlsx.load>[0])
    expect(book.worksheets[1]!.getRow(2).getCell(3).value).toBe('*')
  })

  it('is had once by who turned out to be two persons: of two coupons of a campaign one stays, a used one before any', async () => {
    const { campaign, clerk, member: kept } = await shop()
    const gone = await newClaimant(server)
    const both = await openCampaign(server, { stock: 3, content: { returnsToStock: true } })
    const used = (await claim(gone, campaign)).coupon!.id
    await redeem(clerk, await show(gone, used))
    await claim(kept, both)
    await claim(gone, both)
    const alone = (await claim(gone, await openCampaign(server, { stock: 1 }))).coupon!
    const { campaignId } = await couponOf(alone.id)
    await expectRefusal(claim(await newClaimant(server), { id: campaignId }), 'benefits.sold_out')
    await server.database.transaction((db) => personMoved.run(db, gone.personId, kept.personId))
    expect(await claim(kept, campaign)).toMatchObject({ coupon: { state: 'void' } })
    expect(await claim(kept, both)).toMatchObject({ order: 1, remaining: 2, coupon: { state: 'usable' } })
    // Who holds it now is known though the campaign is sold out.
    expect(await claim(kept, { id: campaignId })).toMatchObject({ coupon: { id: alone.id, state: 'usable' } })
    expect((await gone.caller.benefits.listMyCoupons({ query: {} })).items).toEqual([])
  })

  it('is had once also where one of the two stands at the counter while they become one', async () => {
    const { campaign, member: kept, couponId } = await shop()
    const gone = await newClaimant(server)
    const used = (await claim(gone, campaign)).coupon!.id
    const { merging } = await server.database.transaction(async (db) => {
      await db.update(Coupon, { id: used }, { state: 'used', usedAt: server.clock.now() })
      const merging = server.database.transaction((other) => personMoved.run(other, gone.personId, kept.personId))
      if (!isEmbedded(db)) await within(20, () => isChanging(server, 'benefit_coupons'))
      return { merging }
    })
    await merging
    expect([await couponOf(used), await couponOf(couponId)]).toMatchObject([{ state: 'used' }, { state: 'void' }])
  })
})
