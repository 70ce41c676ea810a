import { createHash } from 'node:crypto'
import { Campaign, Coupon } from '../../server/benefits'
import { DrawTicket } from '../../server/draws'
import { campaignContent } from '../../server/seeds/benefits'
import type { CampaignInput } from '../../shared/benefits/campaigns'
import { recompute } from '../../shared/draws/rules'
import { type Claimant, newClaimant, newClaimants, openCampaign, titlesOf } from '../support/benefits'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionId } from '../support/unions'

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

onEveryDatabase('A draw of coupons', (make) => {
  const server = useServer(make)
  let manager: Caller
  beforeAll(async () => {
    manager = await newStaff(server, 'benefitsManager', await unionId(server, '漷县'))
  })
  beforeEach(() => server.clock.set('2026-11-23T02:00:00.000Z'))

  const hours = (count: number) => new Date(server.clock.now().getTime() + count * 3_600_000)
  const read = (campaignId: string, caller: Caller = server.anonymous) =>
    caller.benefitDraws.getDraw({ params: { campaignId } })
  const enter = ({ caller }: Pick<Claimant, 'caller'>, campaignId: string) =>
    caller.benefitDraws.enterDraw({ params: { campaignId } })
  const draw = (campaignId: string, publicValue = '2026140 03 07 12', caller = manager) =>
    caller.benefitDraws.drawLots({ params: { campaignId }, body: { publicValue } })

  /** Published at the desk, to be entered from an hour on for another hour. */
  async function publish(stock: number): Promise<string> {
    const input: CampaignInput = {
      ...{ content: campaignContent, way: 'draw', occasion: null, eventId: null, stock },
      ...{ opensAt: hours(1).toISOString(), closesAt: hours(2).toISOString() },
    }
    const organisationId = await unionId(server, '漷县')
    const { id, version } = await manager.benefitsDesk.addCampaign({ body: { organisationId, ...input } })
    await manager.benefitsDesk.publishCampaign({ params: { campaignId: id }, body: { version } })
    return id
  }

  async function frozen(stock: number, count: number) {
    const id = await publish(stock)
    server.clock.advance(3_600)
    const members = await newClaimants(server, count)
    for (const member of members) await enter(member, id)
    server.clock.advance(3_600 + 180)
    await server.runJob('benefits.freeze_lists')
    return { id, members }
  }

  it('is promised with its campaign, entered once each, frozen, drawn, and worked out again by anybody', async () => {
    const id = await publish(2)
    const promised = await read(id)
    expect(promised).toMatchObject({ state: 'promised', seats: 2, secret: null, list: null, entered: 0, own: null })
    expect(promised.source).toContain('双色球')
    const early = await newClaimant(server)
    await expectRefusal(enter(early, id), 'benefits.not_yet_open')
    server.clock.advance(3_600)
    const members = [early, ...(await newClaimants(server, 3))]
    const first = await Promise.all([1, 2, 3].map(() => enter(early, id)))
    expect(new Set(first.map(({ own }) => own?.ticket)).size).toBe(1)
    for (const member of members.slice(1)) expect((await enter(member, id)).own).toMatchObject({ state: 'entered' })
    await expectRefusal(draw(id), 'draws.not_frozen')
    const stranger = await newClaimant(server, { at: '金盏' })
    await expectRefusal(enter(stranger, id), 'benefits.not_member')
    await expectRefusal(enter(await newClaimant(server, { assurance: 'stated' }), id), 'benefits.assurance_due')

    server.clock.advance(3_600)
    await expectRefusal(enter(await newClaimant(server), id), 'benefits.window_closed')
    server.clock.advance(180)
    await server.runJob('benefits.freeze_lists')
    const closed = await read(id)
    expect(closed).toMatchObject({ state: 'frozen', secretHash: promised.secretHash, entered: 4 })
    expect(hash(Buffer.from(closed.list!))).toBe(closed.listHash)
    const foreign = await newStaff(server, 'benefitsManager', await unionId(server, '金盏'))
    await expectRefusal(draw(id, '2026140 03', foreign), 'benefits.campaign_not_found')
    await expectRefusal(draw(id, '第五期'), 'draws.value_invalid')

    expect(await draw(id)).toMatchObject({ draw: { state: 'drawn' }, campaign: { state: 'ended' }, actions: [] })
    const { list, listHash, secret, secretHash, publicValue } = await read(id)
    const found = recompute(hash, {
      ...{ list: list!, listHash: listHash!, secret: secret!, secretHash, publicValue: publicValue! },
    })
    const order = 'order' in found ? found.order.map(({ ticket }) => ticket) : []
    const views = await Promise.all(members.map(({ caller }) => read(id, caller)))
    const winners = views.filter(({ own }) => own?.state === 'won').map(({ own }) => own!.ticket)
    expect(winners.sort()).toEqual(order.slice(0, 2).sort())
    const coupons = await server.database.reader.findBy(Coupon, { campaignId: id })
    expect(coupons.map(({ order }) => order).sort()).toEqual([1, 2])
    expect(await server.database.reader.findOneByOrFail(Campaign, { id })).toMatchObject({ granted: 2, state: 'ended' })
    await expectRefusal(draw(id), 'benefits.action_unavailable')
  })

  it('is told to each once, and gives nobody two', async () => {
    const { id, members } = await frozen(1, 2)
    const answers = await Promise.allSettled([1, 2, 3].map(() => draw(id)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await server.runJob('benefits.tell_of_draws')
    await server.runJob('benefits.tell_of_draws')
    const titles = (await Promise.all(members.map(titlesOf))).flat()
    expect(titles.filter((title) => title === '抽中了')).toHaveLength(1)
    expect(titles.filter((title) => title === '这次没有抽中')).toHaveLength(1)
  })

  it('gives nobody a coupon once the list is not what was published, and is promised anew', async () => {
    const { id } = await frozen(1, 2)
    await server.database.transaction(async (db) => {
      const [ticket] = await db.find(DrawTicket, { order: { id: 'DESC' }, take: 1 })
      await db.update(DrawTicket, { id: ticket!.id }, { ticket: 'SOMEBODYELSE' })
    })
    expect(await draw(id)).toMatchObject({ draw: null, campaign: { state: 'published' }, actions: ['prepare'] })
    expect(await server.database.reader.countBy(Coupon, { campaignId: id })).toBe(0)
    const params = { campaignId: id }
    const body = { source: '双色球下一期' }
    expect(await manager.benefitDraws.prepareDraw({ params, body })).toMatchObject({ draw: { state: 'promised' } })
    await server.runJob('benefits.freeze_lists')
    expect(await draw(id)).toMatchObject({ draw: { state: 'drawn', voided: [{ reason: 'listDiffers' }] } })
    expect(await server.database.reader.countBy(Coupon, { campaignId: id })).toBe(1)
  })

  it('is of drawn campaigns alone, whose list is not open when they are published and stays as it is once frozen', async () => {
    const plain = await openCampaign(server)
    await expectRefusal(read(plain.id), 'benefits.not_drawn')
    const late = await openCampaign(server, { state: 'draft', way: 'draw', closesAt: hours(2) })
    const publication = manager.benefitsDesk.publishCampaign({ params: { campaignId: late.id }, body: { version: 1 } })
    expect((await expectRefusal(publication, 'benefits.opens_too_soon')).field).toBe('opensAt')
    const { id } = await frozen(1, 1)
    const { version, input } = await manager.benefitsDesk.getDeskCampaign({ params: { campaignId: id } })
    const { name, what, howTo } = input.content
    const times = { opensAt: input.opensAt, closesAt: hours(5).toISOString() }
    const body = { version, name, what, howTo, stock: 5, ...times, reason: '多一些' }
    const correction = manager.benefitsDesk.correctCampaign({ params: { campaignId: id }, body })
    await expectRefusal(correction, 'benefits.action_unavailable')
  })
})
