import { Campaign, ClaimCheck, ClaimReview, Coupon } from '../../server/benefits'
import { personMoved } from '../../server/identity'
import { type Claimant, claim, newClaimant, openCampaign, titlesOf } from '../support/benefits'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { newRanked, sumOf } from '../support/risk'
import { expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('A claim at risk', (make) => {
  const server = useServer(make)
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const ranked = (rank: number) => newRanked(server, rank)
  const check = ({ caller }: Claimant) => caller.benefitRisk.checkClaimer()
  const answer = ({ caller }: Claimant, given: number) =>
    caller.benefitRisk.answerChallenge({ body: { answer: String(given) } })

  it('is checked with WeChat first, once a day, and goes through where there is none', async () => {
    const campaign = await openCampaign(server)
    const member = await ranked(0)
    await expectRefusal(claim(member, campaign), 'benefits.check_due')
    expect(await check(member)).toEqual({ challenge: null, goodUntil: '2026-11-24T02:00:00.000Z' })
    expect(await claim(member, campaign)).toMatchObject({ coupon: { state: 'usable' } })
    server.clock.advance(86_400)
    await expectRefusal(claim(member, await openCampaign(server)), 'benefits.check_due')
    const onPhone = await newClaimant(server)
    expect(await check(onPhone)).toEqual({ challenge: null, goodUntil: null })
    expect(await claim(onPhone, campaign)).toMatchObject({ coupon: { state: 'usable' } })
  })

  it('waits for the answer to a question in words, of which only a hash is kept, and each question is answered once', async () => {
    const campaign = await openCampaign(server)
    const member = await ranked(2)
    const asked = (await check(member)).challenge!
    expect(asked.question).toMatch(/^.加.等于几\?$/)
    await expectRefusal(claim(member, campaign), 'benefits.challenge_due')
    const right = sumOf(asked.question)
    const row = await server.database.reader.findOneByOrFail(ClaimCheck, { personId: member.personId })
    expect(row.answerHash).toMatch(/^[\w-]{43}$/)
    expect((await expectRefusal(answer(member, right + 1), 'benefits.answer_wrong')).field).toBe('answer')
    await expectRefusal(answer(member, right), 'benefits.answer_wrong')
    const again = (await check(member)).challenge!
    expect(await answer(member, sumOf(again.question))).toMatchObject({ challenge: null })
    expect(await claim(member, campaign)).toMatchObject({ coupon: { state: 'usable' } })
  })

  it('is held with its coupon where the risk is highest, and given or refused by staff, who say why', async () => {
    const campaign = await openCampaign(server, { stock: 2 })
    const held: { member: Claimant; couponId: string }[] = []
    for (let at = 0; at < 2; at++) {
      const member = await ranked(4)
      await answer(member, sumOf((await check(member)).challenge!.question))
      const { coupon } = await claim(member, campaign)
      expect(coupon).toMatchObject({ state: 'held' })
      expect(await claim(member, campaign)).toMatchObject({ coupon: { id: coupon!.id } })
      held.push({ member, couponId: coupon!.id })
    }
    expect(await titlesOf(held[0]!.member)).toContain('券已为您留着,正在核查')
    await expectRefusal(claim(await newClaimant(server), campaign), 'benefits.sold_out')
    // Nothing is dropped while it waits.
    server.clock.set('2026-12-24T02:00:00.000Z')
    await server.runJob('benefits.expire_coupons')
    expect(await server.database.reader.countBy(Coupon, { campaignId: campaign.id, state: 'held' })).toBe(2)

    const staff = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    const { items } = await staff.desk.listWorkItems({ query: { feature: 'benefits' } })
    expect(items.map(({ kind, route }) => [kind, route])).toEqual(Array(2).fill(['benefits.claim', 'wechatRisk']))
    const [first, second] = items.map(({ id }) => ({ reviewId: id }))
    const foreign = await newStaff(server, 'benefitsManager', await unionId(server, '金盏'))
    await expectRefusal(foreign.benefitRisk.getReview({ params: first! }), 'benefits.review_not_found')
    const grant = () => staff.benefitRisk.decideReview({ params: first!, body: { decision: 'grant', version: 1 } })
    const both = await Promise.allSettled([grant(), grant()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const body = { decision: 'refuse' as const, version: 1, remark: '不是本人' }
    expect(await staff.benefitRisk.decideReview({ params: second!, body })).toMatchObject({
      state: 'refused',
      actions: [],
    })
    const coupons = await server.database.reader.findBy(Coupon, { campaignId: campaign.id })
    expect(coupons.map(({ state }) => state).sort()).toEqual(['usable', 'void'])
    expect(coupons.find(({ state }) => state === 'usable')!.validUntil > server.clock.now()).toBe(true)
    expect(await server.database.reader.findOneByOrFail(Campaign, { id: campaign.id })).toMatchObject({ granted: 1 })
  })

  it('is not decided any more once its person turned out to have another coupon of the campaign', async () => {
    const [kept, gone, campaign] = [await newClaimant(server), await ranked(4), await openCampaign(server)]
    await claim(kept, campaign)
    await answer(gone, sumOf((await check(gone)).challenge!.question))
    const { coupon } = await claim(gone, campaign)
    expect(coupon).toMatchObject({ state: 'held' })
    await server.database.transaction((db) => personMoved.run(db, gone.personId, kept.personId))
    const review = await server.database.reader.findOneByOrFail(ClaimReview, { couponId: coupon!.id })
    expect(review).toMatchObject({ state: 'refused', dueAt: null })
    const staff = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
    expect((await staff.desk.listWorkItems({ query: { feature: 'benefits' } })).items).toEqual([])
    expect(await server.database.reader.findOneByOrFail(Campaign, { id: campaign.id })).toMatchObject({ granted: 1 })
  })

  it('goes on while WeChat does not answer: nobody is taken for a script because of it', async () => {
    const member = await ranked(4)
    const { wechat } = server.ports
    const failing = jest.spyOn(wechat, 'rankRisk').mockRejectedValue(new Error('gone'))
    expect(await check(member)).toMatchObject({ challenge: null })
    failing.mockRestore()
    expect(await claim(member, await openCampaign(server))).toMatchObject({ coupon: { state: 'usable' } })
  })
})

onEveryDatabase('Taps on a claim', (make) => {
  const server = useServer(make, { RATE_LIMITS: 'couponClaimsPerPersonMinute=3' })

  it('are counted for each person', async () => {
    const campaign = await openCampaign(server)
    const [eager, other] = [await newClaimant(server), await newClaimant(server)]
    for (let at = 0; at < 3; at++) await claim(eager, campaign)
    await expectRefusal(claim(eager, campaign), 'request.too_many')
    expect(await claim(other, campaign)).toMatchObject({ coupon: { state: 'usable' } })
  })
})
