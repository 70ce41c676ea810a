import sharp from 'sharp'
import { IsNull, Not } from 'typeorm'
import { Campaign, Coupon, Redemption } from '../../server/benefits'
import { Person } from '../../server/identity'
import { membershipTakenBack } from '../../server/membership/rosters.undoing'
import { Organisation } from '../../server/organisations'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { addCoupon } from '../../server/seeds/benefits'
import { addJoiningEvent } from '../../server/seeds/membership'
import { addMerchant } from '../../server/seeds/merchants'
import { benefitsDeskExamples } from '../../shared/benefits/examples'
import { claim, newClaimant, openCampaign, titlesOf } from '../support/benefits'
import { onEveryDatabase } from '../support/databases'
import { admittedMember, newPerson, newStaff, submitted } from '../support/people'
import { drawPhoto, jpegOf } from '../support/pictures'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { add, close, node, unionId } from '../support/unions'

onEveryDatabase('A campaign', (make) => {
  const server = useServer(make)
  const huoxian = () => unionId(server, '漷县')
  const newManager = async (at = '漷县') => newStaff(server, 'benefitsManager', await unionId(server, at))
  const { organisationId: _, ...input } = benefitsDeskExamples.addCampaign.body
  const everybody = { ...input, content: { ...input.content, eligible: { unionIds: [], occupations: [] } } }
  const on = ({ id }: { id: string }) => ({ params: { campaignId: id } })
  const draft = async (manager: Caller, given: Partial<typeof input> = {}) =>
    manager.benefitsDesk.addCampaign({ body: { ...everybody, ...given, organisationId: await huoxian() } })
  const publish = (manager: Caller, { id, version }: { id: string; version: number }) =>
    manager.benefitsDesk.publishCampaign({ ...on({ id }), body: { version } })
  const counterOf = async (campaign: { id: string }) =>
    (await server.anonymous.benefits.getCounter(on(campaign))).granted

  it('is written, looked at as members will see it, published, and its counter rises with what is claimed', async () => {
    const [manager, member] = [await newManager(), await newClaimant(server)]
    const form = await manager.benefitsDesk.openCampaignForm({ query: {} })
    expect(form).toMatchObject({ unions: [{ name: expect.stringContaining('漷县') }], campaign: null })
    const written = await draft(manager, { stock: 40 })
    expect(written).toMatchObject({ state: 'draft', actions: ['edit', 'publish', 'discard'] })
    await expectRefusal(member.caller.benefits.getCampaign(on(written)), 'benefits.campaign_not_found')
    const edited = await manager.benefitsDesk.editCampaign({
      ...on(written),
      body: { ...written.input, stock: 50, version: written.version },
    })
    await expectRefusal(publish(manager, written), 'benefits.campaign_changed')
    const published = await publish(manager, edited)
    const seen = await server.anonymous.benefits.getCampaign(on(written))
    expect(seen).toEqual({ ...published.preview, now: seen.now })
    expect(seen).toMatchObject({ state: 'published', stock: 50, blocker: null })
    await claim(member, written)
    expect(await counterOf(written)).toBe(1)
    const { figures, preview } = await manager.benefitsDesk.getDeskCampaign(on(written))
    expect(figures).toEqual({ granted: 1, remaining: 49, used: 0, expired: 0, lastOrder: 1, costFen: 40_00 })
    expect(preview).toMatchObject({ stock: 50, remaining: 49 })
    await expectRefusal(manager.benefitsDesk.discardCampaign(on(written)), 'benefits.not_a_draft')
    await manager.benefitsDesk.discardCampaign(on(await draft(manager)))
    expect((await manager.benefitsDesk.listDeskCampaigns({ query: {} })).items[0]).toMatchObject({ id: written.id })
  })

  it('is narrowed to unions below its own, which the form names with those above them', async () => {
    const [city, chaoyang] = [await unionId(server, '市总工会'), await unionId(server, '朝阳')]
    const manager = await newManager('市总工会')
    const { unions } = await manager.benefitsDesk.openCampaignForm({ query: {} })
    expect(unions.find(({ id }) => id === chaoyang)).toMatchObject({ above: [city] })
    expect(unions.find(({ id }) => id === city)).toMatchObject({ above: [] })
    const content = { ...input.content, eligible: { unionIds: [chaoyang], occupations: [] } }
    const body = { ...input, content, organisationId: city }
    const { id, preview } = await manager.benefitsDesk.addCampaign({ body })
    expect(preview.unions).toEqual([expect.stringContaining('朝阳')])
    await server.database.transaction((db) =>
      db.update(Organisation, { id: chaoyang }, { closedAt: server.clock.now() }),
    )
    const edited = await manager.benefitsDesk.openCampaignForm({ query: { campaignId: id } })
    expect(edited.unions.find((one) => one.id === chaoyang)).toMatchObject({ above: [city] })
    await server.database.transaction((db) => db.update(Organisation, { id: chaoyang }, { closedAt: null }))
  })

  it('has a picture that everybody sees where it is listed, drawn anew, until another one or none', async () => {
    const manager = await newManager()
    const campaign = await openCampaign(server)
    const put = (upload: Uint8Array) => manager.benefitsDesk.putCampaignPicture({ ...on(campaign), upload })
    const look = async () => {
      const { items } = await server.anonymous.benefits.listCampaigns({ query: {} })
      return items.find(({ id }) => id === campaign.id)!.picture
    }
    expect(await look()).toBeNull()
    await expectRefusal(put(new TextEncoder().encode('<svg/>')), 'benefits.picture_unfit')
    const { preview } = await put(await jpegOf(drawPhoto(1, 300, 200)))
    expect(preview.picture).toMatchObject({ width: 300, height: 200 })
    const first = preview.picture!.path
    const shown = await fetch(`${server.url}${first}`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(300)
    expect((await fetch(`${server.url}${first.replace('.jpg', '.mp4')}`)).status).toBe(404)
    await put(await jpegOf(drawPhoto(2, 200, 200)))
    server.clock.advance(5)
    expect(await look()).toMatchObject({ width: 200, height: 200 })
    expect((await manager.benefitsDesk.removeCampaignPicture(on(campaign))).preview.picture).toBeNull()
    server.clock.advance(2 * 3_600)
    await server.runJob('platform.sweep_files')
    expect((await fetch(`${server.url}${first}`)).status).toBe(404)
    const foreign = await newManager('金盏')
    await expectRefusal(foreign.benefitsDesk.removeCampaignPicture(on(campaign)), 'benefits.campaign_not_found')
    const ended = await openCampaign(server, { state: 'ended' })
    await expectRefusal(manager.benefitsDesk.removeCampaignPicture(on(ended)), 'benefits.action_unavailable')
  })

  it('cannot be written as what cannot be, and the refusal names the field', async () => {
    const manager = await newManager()
    const { content } = everybody
    const faults: [Partial<typeof input>, string, string][] = [
      [{ closesAt: everybody.opensAt }, 'benefits.window_invalid', 'closesAt'],
      [
        { content: { ...content, validity: { kind: 'until', day: '2026-12-01' } } },
        'benefits.validity_invalid',
        'validity',
      ],
      [{ content: { ...content, moneyCapFen: 39_00 } }, 'benefits.cap_too_low', 'moneyCapFen'],
      [{ way: 'gift' }, 'benefits.occasion_invalid', 'eventId'],
      [{ occasion: 'joining' }, 'benefits.occasion_invalid', 'occasion'],
      [{ way: 'gift', occasion: 'event', eventId: await huoxian() }, 'benefits.event_not_found', 'eventId'],
      [
        { content: { ...content, eligible: { unionIds: [await unionId(server, '金盏')], occupations: [] } } },
        'organisations.not_found',
        'unionIds',
      ],
    ]
    for (const [given, code, field] of faults) {
      expect((await expectRefusal(draft(manager, given), code as never)).field).toBe(field)
    }
  })

  it('is another union’s business: a manager elsewhere finds nothing, neither to see nor to change', async () => {
    const [foreign, campaign] = [await newManager('金盏'), await openCampaign(server)]
    const desk = foreign.benefitsDesk
    const body = { ...everybody, organisationId: campaign.organisationId }
    await expectRefusal(desk.addCampaign({ body }), 'organisations.not_found')
    const acts = [
      desk.getDeskCampaign(on(campaign)),
      desk.editCampaign({ ...on(campaign), body: { ...everybody, version: 1 } }),
      desk.discardCampaign(on(campaign)),
      publish(foreign, campaign),
      desk.stopCampaign({ ...on(campaign), body: { reason: '试一试' } }),
      desk.correctCampaign({ ...on(campaign), body: { ...benefitsDeskExamples.correctCampaign.body, version: 1 } }),
      desk.announceCampaign(on(campaign)),
    ]
    for (const act of acts) await expectRefusal(act, 'benefits.campaign_not_found')
    expect((await desk.listDeskCampaigns({ query: {} })).items.map(({ id }) => id)).not.toContain(campaign.id)
  })

  it('is stopped with a reason and goes on; what was given stays', async () => {
    const [manager, early, late] = [await newManager(), await newClaimant(server), await newClaimant(server)]
    const campaign = await openCampaign(server)
    await claim(early, campaign)
    const body = { reason: '影院临时停业' }
    const stopped = await manager.benefitsDesk.stopCampaign({ ...on(campaign), body })
    expect(await manager.benefitsDesk.stopCampaign({ ...on(campaign), body })).toEqual(stopped)
    await expectRefusal(claim(late, campaign), 'benefits.stopped')
    expect(await late.caller.benefits.getCampaign(on(campaign))).toMatchObject({ stopReason: body.reason })
    expect(await claim(early, campaign)).toMatchObject({ coupon: { state: 'usable' } })
    expect(await publish(manager, stopped)).toMatchObject({ state: 'published', stopReason: null })
    expect(await claim(late, campaign)).toMatchObject({ order: 2 })
  })

  it('is put right while members claim: never below what was given, on record, and more is there at once', async () => {
    const [manager, late] = [await newManager(), await newClaimant(server)]
    // Nobody has asked about it before it was sold out, so that what is known of it is that.
    const campaign = await openCampaign(server, { stock: 1, granted: 1, lastOrder: 1 })
    await expectRefusal(claim(late, campaign), 'benefits.sold_out')
    const { name, what, howTo } = campaign.content
    const times = { opensAt: campaign.opensAt.toISOString(), closesAt: '2027-01-31T16:00:00.000Z' }
    const right = { name, what, howTo: `${howTo}\n周一休息。`, ...times, reason: '影院多给了一张', version: 1 }
    const correct = (stock: number) =>
      manager.benefitsDesk.correctCampaign({ ...on(campaign), body: { ...right, stock } })
    const corrected = await correct(2)
    expect(await claim(late, campaign)).toMatchObject({ order: 2, remaining: 0 })
    await expectRefusal(correct(3), 'benefits.campaign_changed')
    Object.assign(right, { version: corrected.version })
    await expectRefusal(correct(1), 'benefits.below_granted')
    expect(corrected.corrections).toMatchObject([{ reason: '影院多给了一张' }])
    const seen = await late.caller.benefits.getCampaign(on(campaign))
    expect(seen).toMatchObject({ howTo: right.howTo, closesAt: times.closesAt })
  })

  it('is told to everybody whom it is for, once, whoever is stopped on the way', async () => {
    const manager = await newManager()
    const [meant, unseen] = [await newClaimant(server), await newClaimant(server, { assurance: 'stated' })]
    const [elsewhere, suspended] = [
      await newClaimant(server, { at: '金盏' }),
      await newClaimant(server, { state: 'suspended' }),
    ]
    const campaign = await publish(manager, await draft(manager))
    const told = await manager.benefitsDesk.announceCampaign(on(campaign))
    expect(told.actions).not.toContain('announce')
    await server.runJob('benefits.announce')
    // A run that was killed after the messages and before its mark.
    await server.database.transaction((db) => db.update(Campaign, { id: campaign.id }, { toldTo: null, toldAt: null }))
    await server.runJob('benefits.announce')
    for (const one of [meant, unseen]) expect(await titlesOf(one)).toEqual(['漷县镇总工会(演示)有新福利'])
    for (const one of [elsewhere, suspended]) expect(await titlesOf(one)).toEqual([])
    expect((await manager.benefitsDesk.getDeskCampaign(on(campaign))).toldAt).not.toBeNull()
    await expectRefusal(manager.benefitsDesk.announceCampaign(on(campaign)), 'benefits.action_unavailable')
  })

  it('gives to whoever joins, with the membership; whose document nobody saw waits for that', async () => {
    const jinzhan = await unionId(server, '金盏')
    const event = await server.database.transaction((db) =>
      addJoiningEvent(db, { organisationId: jinzhan, name: '现场', place: '金盏' }, 1, server.clock.now()),
    )
    const gift = { organisationId: jinzhan, way: 'gift' as const, stock: 2 }
    const joining = await openCampaign(server, { ...gift, occasion: 'joining' })
    const atEvent = await openCampaign(server, { ...gift, occasion: 'event', eventId: event.id })
    const { person } = await admittedMember(server, { eventCode: event.code })
    const own = (who: Caller) => who.benefits.listMyCoupons({ query: {} })
    expect((await own(person)).items).toMatchObject([
      { order: 1, state: 'usable' },
      { order: 1, state: 'usable' },
    ])
    const unseen = await newPerson(server)
    const { id, version } = await submitted(unseen, { eventCode: event.code })
    const body = { decision: 'approve' as const, version, assurance: 'stated' as const }
    await (await server.as('reviewer')).membershipDesk.decideApplication({ params: { applicationId: id }, body })
    const held = (await own(unseen)).items
    expect(held).toMatchObject([{ state: 'held' }, { state: 'held' }])
    expect(await counterOf(joining)).toBe(2)
    await admittedMember(server, { eventCode: event.code })
    expect(await counterOf(atEvent)).toBe(2)
    const { id: personId } = await unseen.identity.getMe()
    await server.database.transaction((db) => db.update(Person, { id: personId }, { assurance: 'seenByStaff' }))
    await server.runJob('benefits.release_held')
    await server.runJob('benefits.release_held')
    expect((await own(unseen)).items).toMatchObject([{ state: 'usable' }, { state: 'usable' }])
    expect((await titlesOf({ caller: unseen })).filter((title) => title === '券可以用了')).toHaveLength(2)
  })

  it('takes a gift back with a membership that was a mistake, and it is there for the next', async () => {
    const jinzhan = await unionId(server, '金盏')
    const given = { organisationId: jinzhan, way: 'gift' as const, occasion: 'joining' as const, stock: 1 }
    const campaign = await openCampaign(server, given)
    const { person } = await admittedMember(server)
    const { id: personId } = await person.identity.getMe()
    const where = { campaignId: campaign.id, personId }
    const coupon = await server.database.reader.findOneByOrFail(Coupon, where)
    const membership = { personId, since: coupon.givenAt } as never
    await server.database.transaction((db) => membershipTakenBack.run(db, membership, server.clock.now()))
    expect(await server.database.reader.findOneByOrFail(Coupon, where)).toMatchObject({ state: 'void' })
    await admittedMember(server)
    expect(await counterOf(campaign)).toBe(1)
  })

  it('keeps its union open while it gives or may give, and so does what was redeemed this month', async () => {
    const admin = await server.as('cityAdmin')
    const union = await add(admin, { id: await unionId(server, '房山区') })
    const manager = await newStaff(server, 'benefitsManager', union.id)
    const heldBy = async () => {
      const { held } = await node(admin, union.id)
      const count = (kind: string) => held.find((one) => one.kind === kind)?.count
      return { campaigns: count('campaigns'), settlements: count('settlements') }
    }
    const written = await manager.benefitsDesk.addCampaign({ body: { ...everybody, organisationId: union.id } })
    expect(await heldBy()).toEqual({ campaigns: 1, settlements: 0 })
    await manager.benefitsDesk.discardCampaign(on(written))
    const campaign = await openCampaign(server, { organisationId: union.id })
    const { data } = await expectRefusal(close(admin, union), 'organisations.not_empty')
    expect(data).toEqual({ held: [{ kind: 'campaigns', count: 1 }] })
    await manager.benefitsDesk.stopCampaign({ ...on(campaign), body: { reason: '工会撤销' } })
    const merchantId = await redeemedAt(union.id, campaign)
    expect(await heldBy()).toEqual({ campaigns: 0, settlements: 1 })
    await expectRefusal(close(admin, union), 'organisations.not_empty')
    await setRedeemedAt(merchantId, '2026-10-31T15:59:59.000Z')
    expect(await close(admin, union)).toMatchObject({ closedAt: expect.any(String) })
    const above = await newStaff(server, 'benefitsManager', await unionId(server, '市总工会'))
    const { version } = await above.benefitsDesk.getDeskCampaign(on(campaign))
    await expectRefusal(publish(above, { ...campaign, version }), 'organisations.not_found')
    const { merchants } = await above.benefitMerchantsDesk.listSettlements({ query: { month: '2026-10' } })
    expect(merchants).toContainEqual(expect.objectContaining({ merchant: expect.objectContaining({ id: merchantId }) }))
  })

  /** A merchant of a union at which two coupons of a campaign were redeemed now, one of them taken back. */
  async function redeemedAt(organisationId: string, { id: campaignId }: Campaign): Promise<string> {
    const now = server.clock.now()
    const { personId } = await newClaimant(server)
    return server.database.transaction(async (db) => {
      const { id: couponId } = await addCoupon(db, { campaignId, personId, state: 'used', usedAt: now }, now)
      const { id: merchantId } = await addMerchant(db, { organisationId, campaignIds: [campaignId] }, now)
      const row = { couponId, campaignId, merchantId, clerkId: personId, valueFen: 40_00, redeemedAt: now }
      await insertRows(db, Redemption, { ...row, id: newId(), liveKey: couponId, undoneAt: null })
      await insertRows(db, Redemption, { ...row, id: newId(), liveKey: null, undoneAt: now })
      return merchantId
    })
  }

  const setRedeemedAt = (merchantId: string, at: string) =>
    server.database.transaction((db) =>
      db.update(Redemption, { merchantId, liveKey: Not(IsNull()) }, { redeemedAt: new Date(at) }),
    )
})
