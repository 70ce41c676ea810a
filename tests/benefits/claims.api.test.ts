import { randomUUID } from 'node:crypto'
import { Campaign, Coupon, CouponAct, grantFirst } from '../../server/benefits'
import { AuditRow } from '../../server/platform/entities'
import { addCoupon } from '../../server/seeds/benefits'
import { type Claimant, claim, newClaimant, newClaimants, openCampaign, titlesOf } from '../support/benefits'
import { onEveryDatabase } from '../support/databases'
import { newPerson } from '../support/people'
import { expectRefusal, useServer } from '../support/server'
import { listenToSql } from '../support/sql'
import { unionId } from '../support/unions'

onEveryDatabase('A coupon', (make) => {
  const server = useServer(make)
  const couponsOf = ({ id }: { id: string }) =>
    server.database.reader.find(Coupon, { where: { campaignId: id }, order: { order: 'ASC' } })
  const countsOf = async ({ id }: { id: string }) => {
    const { granted, lastOrder } = await server.database.reader.findOneByOrFail(Campaign, { id })
    return { granted, lastOrder }
  }

  it('is claimed once a person: asked again, it is the same one, among their own with how it is used', async () => {
    const [member, campaign] = [await newClaimant(server), await openCampaign(server)]
    const first = await claim(member, campaign)
    expect(first).toMatchObject({ order: 1, remaining: 99, coupon: { order: 1, state: 'usable' } })
    // Thirty days, today being the first: until the end of the last one in Shanghai.
    expect(first.coupon!.validUntil).toBe('2026-12-22T16:00:00.000Z')
    expect(await claim(member, campaign)).toEqual(first)
    const seen = await member.caller.benefits.getCampaign({ params: { campaignId: campaign.id } })
    expect(seen).toMatchObject({ remaining: 99, own: first.coupon, actions: [] })
    const { items } = await member.caller.benefits.listMyCoupons({ query: {} })
    expect(items).toMatchObject([{ id: first.coupon!.id, name: '电影券(演示)', order: 1 }])
    const params = { couponId: first.coupon!.id }
    expect(await member.caller.benefits.getCoupon({ params })).toMatchObject({ campaignId: campaign.id, order: 1 })
    const stranger = await newClaimant(server)
    await expectRefusal(stranger.caller.benefits.getCoupon({ params }), 'benefits.coupon_not_found')
    const rows = await server.database.reader.findBy(AuditRow, { actorId: member.personId })
    expect(rows.map(({ action }) => action)).toEqual(['benefits.coupon_claimed', 'benefits.coupon_claimed'])
  })

  it('comes to the first in a rush, by the order of the answers, to nobody twice and to no more than there are', async () => {
    const [crowd, campaign] = [await newClaimants(server, 12), await openCampaign(server, { stock: 5 })]
    const asks = [...crowd, ...crowd].map((one) => claim(one, campaign).catch((error) => error.code as string))
    const answers = await Promise.all(asks)
    const [once, again] = [answers.slice(0, 12), answers.slice(12)]
    expect(again).toEqual(
      once.map((one) => (typeof one === 'string' ? one : expect.objectContaining({ order: one.order }))),
    )
    const won = once.filter((one) => typeof one !== 'string')
    expect(won.map(({ order }) => order).sort()).toEqual([1, 2, 3, 4, 5])
    expect(new Set(once.filter((one) => typeof one === 'string'))).toEqual(new Set(['benefits.sold_out']))
    expect((await couponsOf(campaign)).map(({ order }) => order)).toEqual([1, 2, 3, 4, 5])
    expect(await countsOf(campaign)).toEqual({ granted: 5, lastOrder: 5 })
    expect(await server.anonymous.benefits.getCounter({ params: { campaignId: campaign.id } })).toEqual({
      ...{ state: 'published', granted: 5, remaining: 0, lastOrder: 5 },
    })
  })

  it('is refused with the reason the page shows before, and nothing is kept of it', async () => {
    const member = await newClaimant(server)
    const refusals: [Parameters<typeof openCampaign>[1], string, Claimant?][] = [
      [{}, 'benefits.not_member', { caller: await newPerson(server), personId: '' }],
      [{}, 'benefits.not_member', await newClaimant(server, { at: '金盏' })],
      [{}, 'benefits.not_member', await newClaimant(server, { state: 'suspended' })],
      [{}, 'benefits.assurance_due', await newClaimant(server, { assurance: 'stated' })],
      [{ content: { eligible: { unionIds: [], occupations: ['courier'] } } }, 'benefits.not_eligible'],
      [{ opensAt: new Date('2026-11-24T00:00:00Z') }, 'benefits.not_yet_open'],
      [{ closesAt: new Date('2026-11-23T02:00:00Z') }, 'benefits.window_closed'],
      [{ state: 'stopped' }, 'benefits.stopped'],
      [{ state: 'ended' }, 'benefits.not_open'],
      [{ stock: 5, content: { moneyCapFen: 199_00 }, granted: 4 }, 'benefits.sold_out'],
      [{ way: 'firstN' }, 'benefits.other_way'],
    ]
    for (const [given, code, who = member] of refusals) {
      const campaign = await openCampaign(server, given)
      const shown = await who.caller.benefits.getCampaign({ params: { campaignId: campaign.id } })
      if (campaign.way === 'claim') expect(shown.blocker).toBe(code)
      expect(shown.actions).toEqual([])
      await expectRefusal(claim(who, campaign), code as never)
      expect(await couponsOf(campaign)).toEqual([])
    }
    await expectRefusal(claim(member, await openCampaign(server, { state: 'draft' })), 'benefits.campaign_not_found')
    await expectRefusal(claim(member, { id: randomUUID() }), 'benefits.campaign_not_found')
  })

  it('is for members of the unions it is narrowed to, and a retained member keeps the right', async () => {
    const [city, huoxian] = [await unionId(server, '市总工会'), await unionId(server, '漷县')]
    const eligible = { unionIds: [huoxian], occupations: [] }
    const campaign = await openCampaign(server, { organisationId: city, content: { eligible } })
    expect(await claim(await newClaimant(server, { state: 'retained' }), campaign)).toMatchObject({ order: 1 })
    const elsewhere = await newClaimant(server, { at: '金盏' })
    await expectRefusal(claim(elsewhere, campaign), 'benefits.not_member')
    const listed = await elsewhere.caller.benefits.listCampaigns({ query: {} })
    expect(listed.items.map(({ id }) => id)).toContain(campaign.id)
    const theirs = (await openCampaign(server)).id
    expect(listed.items.map(({ id }) => id)).not.toContain(theirs)
    const member = await newClaimant(server)
    expect((await member.caller.home.getHome()).benefits).not.toEqual([])
  })

  it('that is sold out is said to be so without a statement but for sessions, except to who has one', async () => {
    const [holder, campaign] = [
      await newClaimant(server),
      await openCampaign(server, { stock: 1, granted: 1, lastOrder: 1 }),
    ]
    const { personId } = holder
    await server.database.transaction((db) => addCoupon(db, { campaignId: campaign.id, personId }, server.clock.now()))
    const crowd = await newClaimants(server, 5)
    await expectRefusal(claim(crowd[0]!, campaign), 'benefits.sold_out')
    const from = performance.now()
    const heard = await listenToSql(server).of(async () => {
      for (let round = 0; round < 40; round++) {
        const codes = await Promise.all(crowd.map((one) => claim(one, campaign).catch((error) => error.code)))
        expect(new Set(codes)).toEqual(new Set(['benefits.sold_out']))
      }
    })
    const seconds = (performance.now() - from) / 1_000
    expect(heard.filter(({ sql }) => !/\bsessions\b/.test(sql)).length).toBeLessThanOrEqual(1 + Math.floor(seconds))
    expect(await claim(holder, campaign)).toMatchObject({ order: 1, remaining: 0 })
  })

  it('of the first N is given by the order of the acts, each on record, and what was decided stays', async () => {
    const [crowd, campaign] = [await newClaimants(server, 4), await openCampaign(server, { way: 'firstN', stock: 2 })]
    const stated = await newClaimant(server, { assurance: 'stated' })
    const now = server.clock.now()
    const acts = [crowd[0]!, stated, crowd[1]!, crowd[0]!, crowd[2]!].map(({ personId }, at) => ({
      ...{ personId, at: now, reference: `learning.attempt:${at}` },
    }))
    const decide = (some: typeof acts) => server.database.transaction((db) => grantFirst(db, campaign.id, some, now))
    const grants = await decide(acts)
    expect(grants.map(({ order, refusal }) => [order, refusal])).toEqual([
      [1, null],
      [2, 'benefits.assurance_due'],
      [3, null],
      [1, null],
      [4, 'benefits.sold_out'],
    ])
    expect(grants[3]!.coupon).toEqual(grants[0]!.coupon)
    const again = await decide([...acts].reverse())
    expect([...again].reverse()).toEqual(grants.map((grant) => ({ ...grant, remaining: 0 })))
    const late = { personId: crowd[3]!.personId, at: now, reference: 'learning.attempt:late' }
    expect(await decide([late])).toMatchObject([{ order: 5, coupon: null, refusal: 'benefits.sold_out' }])
    expect(await server.database.reader.countBy(CouponAct, { campaignId: campaign.id })).toBe(5)
    expect(await countsOf(campaign)).toEqual({ granted: 2, lastOrder: 5 })
    expect(await titlesOf(crowd[1]!)).toEqual(['恭喜,您得到一张券'])
    expect(await titlesOf(crowd[2]!)).toEqual([])
  })

  it('that expires is told of before, and goes back where its campaign says so, to who comes next at once', async () => {
    const [early, late] = await newClaimants(server, 2)
    const content = { validity: { kind: 'days' as const, days: 2 }, returnsToStock: true }
    const campaign = await openCampaign(server, { stock: 1, granted: 1, lastOrder: 1, content })
    const { personId } = early!
    const validUntil = new Date('2026-11-24T16:00:00Z')
    await server.database.transaction((db) =>
      addCoupon(db, { campaignId: campaign.id, personId, validUntil }, server.clock.now()),
    )
    await server.runJob('benefits.remind')
    await server.runJob('benefits.remind')
    expect(await titlesOf(early!)).toEqual(['券快到期了'])
    server.clock.advance(2 * 86_400)
    const group = 'expired' as const
    expect((await early!.caller.benefits.listMyCoupons({ query: { group } })).items).toMatchObject([{ state: group }])
    await expectRefusal(claim(late!, campaign), 'benefits.sold_out')
    await server.runJob('benefits.expire_coupons')
    await server.runJob('benefits.expire_coupons')
    expect(await claim(late!, campaign)).toMatchObject({ order: 2, remaining: 0 })
    expect(await claim(early!, campaign)).toMatchObject({ order: 1, coupon: { state: 'expired' } })
    expect(await countsOf(campaign)).toEqual({ granted: 1, lastOrder: 2 })
  })
})
