import type { Campaign } from '../../server/benefits'
import { Person } from '../../server/identity'
import { type Claimant, claim, newClaimant, openCampaign, titlesOf } from '../support/benefits'
import { onEveryDatabase } from '../support/databases'
import { newStaff, signIn } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

onEveryDatabase('Who lets a coupon expire unused', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeAll(async () => {
    manager = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
  })
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const open = (barsNoShow = true): Promise<Campaign> =>
    openCampaign(server, { content: { name: '健身券', barsNoShow, validity: { kind: 'days', days: 3 } } })
  const barsOf = async ({ caller }: { caller: Caller }) => (await caller.benefitBars.listMyBars()).bars

  /** Who was away for long needs a new session. */
  const back = async ({ personId }: Claimant): Promise<Claimant> => {
    const { phone } = await server.database.reader.findOneByOrFail(Person, { id: personId })
    return { caller: await signIn(server, phone!), personId }
  }

  /** A member who let a coupon expire. */
  async function noShow(campaign: Campaign) {
    const member = await newClaimant(server)
    await claim(member, campaign)
    server.clock.advance(3 * 86_400)
    await server.runJob('benefits.expire_coupons')
    return member
  }

  it('claims nothing for a while, where the campaign says so, and is told why, until when and how to appeal', async () => {
    const member = await noShow(await open())
    const [bar] = await barsOf(member)
    expect(bar).toMatchObject({ state: 'active', campaign: '健身券', until: '2026-12-26', canAppeal: true })
    expect(await titlesOf(member)).toContain('券过期没用,暂停领券')
    const next = await openCampaign(server, { closesAt: new Date('2027-03-01T00:00:00Z') })
    await expectRefusal(claim(member, next), 'benefits.barred')
    const { blocker } = await member.caller.benefits.getCampaign({ params: { campaignId: next.id } })
    expect(blocker).toBe('benefits.barred')
    await server.runJob('benefits.expire_coupons')
    expect(await barsOf(member)).toHaveLength(1)
    server.clock.set('2026-12-26T16:00:00.000Z')
    expect(await claim(await back(member), next)).toMatchObject({ coupon: { state: 'usable' } })
    const spared = await noShow(await open(false))
    expect(await barsOf(spared)).toEqual([])
  })

  it('appeals once, which managers in reach decide, and of two decisions one counts', async () => {
    const member = await noShow(await open())
    const [bar] = await barsOf(member)
    const params = { benefitBarId: bar!.id }
    const appeal = (caller: Caller) => caller.benefitBars.appealBar({ params, body: { words: '那几天住院' } })
    await expectRefusal(appeal((await newClaimant(server)).caller), 'benefits.bar_not_found')
    expect((await appeal(member.caller)).bars[0]).toMatchObject({ state: 'appealed', canAppeal: false })
    await expectRefusal(appeal(member.caller), 'benefits.appeal_over')
    const { items } = await manager.desk.listWorkItems({ query: { feature: 'benefits' } })
    expect(items).toMatchObject([{ id: bar!.id, kind: 'benefits.bar', state: 'appealed' }])
    const foreign = await newStaff(server, 'benefitsManager', await unionId(server, '金盏'))
    await expectRefusal(foreign.benefitBars.getBar({ params }), 'benefits.bar_not_found')
    const { version, actions } = await manager.benefitBars.getBar({ params })
    expect(actions).toEqual(['lift', 'uphold', 'assign'])
    const body = { decision: 'lift' as const, version, answer: '情况属实' }
    const both = await Promise.allSettled([1, 2].map(() => manager.benefitBars.decideBar({ params, body })))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const next = await openCampaign(server)
    expect(await claim(member, next)).toMatchObject({ coupon: { state: 'usable' } })
    expect(await titlesOf(member)).toContain('可以领券了')
    const { content } = await member.caller.privacy.downloadData()
    expect(Buffer.from(content).toString()).toContain('那几天住院')
  })

  it('stays barred where the appeal is refused or comes too late', async () => {
    const member = await noShow(await open())
    const [bar] = await barsOf(member)
    const params = { benefitBarId: bar!.id }
    await member.caller.benefitBars.appealBar({ params, body: { words: '忘了' } })
    const { version } = await manager.benefitBars.getBar({ params })
    const body = { decision: 'uphold' as const, version, answer: '忘记不算特殊情况' }
    expect(await manager.benefitBars.decideBar({ params, body })).toMatchObject({ state: 'upheld', actions: [] })
    await expectRefusal(claim(member, await openCampaign(server)), 'benefits.barred')
    const late = await noShow(await open())
    server.clock.advance(15 * 86_400)
    const { caller } = await back(late)
    const [other] = await barsOf({ caller })
    expect(other).toMatchObject({ canAppeal: false })
    const given = { params: { benefitBarId: other!.id }, body: { words: '才看到' } }
    await expectRefusal(caller.benefitBars.appealBar(given), 'benefits.appeal_over')
  })
})
