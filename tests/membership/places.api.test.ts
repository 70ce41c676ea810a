import { Membership } from '../../server/membership'
import { Organisation } from '../../server/organisations'
import { addOrganisation } from '../../server/seeds/organisations'
import { onEveryDatabase } from '../support/databases'
import { completeForm, newPerson } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { unionOf } from '../support/unions'
import { addUnit } from '../support/units'

onEveryDatabase('Joining by place', (make) => {
  const server = useServer(make)
  const places = async (within?: Organisation) =>
    server.anonymous.membership.listPlaces({ query: within ? { within: within.id } : {} })
  const add = (parent: Organisation, given: Parameters<typeof addOrganisation>[1]) =>
    server.database.transaction((db) => addOrganisation(db, given, parent, server.clock.now()))
  const accept = (organisation: Organisation, acceptsApplications: boolean) =>
    server.database.transaction((db) => db.update(Organisation, { id: organisation.id }, { acceptsApplications }))
  const targetOf = async (place: Organisation) => (await places(place)).target.name
  const byPlace = (caller: Caller, place: Organisation) =>
    caller.membership.draftApplication({ body: completeForm({ eventCode: null, placeId: place.id }) })

  it('goes from the city over its districts to the streets, and says at each who would take it', async () => {
    const top = await places()
    expect(top.within.name).toBe('市总工会(演示)')
    expect(top.items.map(({ name }) => name)).toContain('朝阳区')
    expect(top.items.find(({ name }) => name === '朝阳区')).toMatchObject({ hasParts: true })
    expect(top.items.find(({ name }) => name === '经开区')).toMatchObject({ hasParts: false })
    expect(top.target.name).toBe('市新就业形态劳动者周转库(演示)')

    const chaoyang = await places(await unionOf(server, '朝阳区总工会'))
    expect(chaoyang).toMatchObject({
      within: { name: '朝阳区' },
      target: { name: '朝阳区新就业形态劳动者周转库(演示)' },
      items: [{ name: '金盏地区总工会(演示)', hasParts: false }],
    })
  })

  it('goes to the union of the street, to that of a district that takes applications itself, to the pool of the district, to the city’s', async () => {
    expect(await targetOf(await unionOf(server, '金盏'))).toBe('金盏地区总工会(演示)')
    expect(await targetOf(await unionOf(server, '经济技术开发区'))).toBe('经济技术开发区总工会(演示)')
    const chaoyang = await unionOf(server, '朝阳区总工会')
    const closed = await add(chaoyang, { name: '望京街道总工会', kind: 'street', acceptsApplications: false })
    expect(await targetOf(closed)).toBe('朝阳区新就业形态劳动者周转库(演示)')
    const fangshan = await unionOf(server, '房山区总工会')
    expect(await targetOf(fangshan)).toBe('市新就业形态劳动者周转库(演示)')
    const region = { regionCode: '110111', kind: 'pool' as const }
    await add(await unionOf(server, '市总工会'), { name: '房山周转库', ...region })
    expect(await targetOf(fangshan)).toBe('房山周转库')
  })

  it('takes the nearest of several pools, and none of an employer’s', async () => {
    const haidian = await unionOf(server, '海淀区总工会')
    const street = await add(haidian, { name: '学院路街道总工会', kind: 'street', acceptsApplications: false })
    const village = await add(street, { name: '五道口社区联合工会', kind: 'community', acceptsApplications: false })
    const industry = await add(haidian, { name: '海淀快递行业联合会', kind: 'industry' })
    await add(industry, { name: '行业周转库', kind: 'pool' })
    expect(await targetOf(village)).toBe('市新就业形态劳动者周转库(演示)')
    await add(haidian, { name: '海淀周转库', kind: 'pool' })
    expect(await targetOf(village)).toBe('海淀周转库')
    await add(street, { name: '学院路周转库', kind: 'pool' })
    expect(await targetOf(village)).toBe('学院路周转库')
  })

  it('is no dead end where nobody takes applications: then it is the city’s own', async () => {
    const city = await unionOf(server, '市总工会')
    const pool = await unionOf(server, '市新就业形态')
    await accept(pool, false)
    try {
      const miyun = await unionOf(server, '密云区总工会')
      expect(await targetOf(miyun)).toBe(city.name)
      const person = await newPerson(server)
      const draft = await byPlace(person, miyun)
      const params = { applicationId: draft.id }
      expect(await person.membership.submitApplication({ params, body: {} })).toMatchObject({
        state: 'submitted',
        owner: { id: city.id },
      })
    } finally {
      await accept(pool, true)
    }
  })

  it('is stored as the pool’s way, shown with its place, and decided like any other', async () => {
    const person = await newPerson(server)
    const jinzhan = await unionOf(server, '金盏')
    const opened = await person.membership.getJoin({ query: { placeId: jinzhan.id } })
    expect(opened).toMatchObject({ organisation: { id: jinzhan.id }, place: { id: jinzhan.id }, event: null })
    const draft = await byPlace(person, jinzhan)
    expect(draft).toMatchObject({ route: 'pool', organisation: { id: jinzhan.id }, place: { id: jinzhan.id } })
    const params = { applicationId: draft.id }
    const { version } = await person.membership.submitApplication({ params, body: {} })
    const reviewer = await server.as('reviewer')
    const { items } = await reviewer.desk.listWorkItems({ query: { q: draft.receiptNumber ?? '张三丰' } })
    expect(items).toContainEqual(expect.objectContaining({ id: draft.id, route: 'pool' }))
    await reviewer.membershipDesk.decideApplication({ params, body: { decision: 'approve', version } })
    const row = await server.database.reader.findOneByOrFail(Membership, { applicationId: draft.id })
    expect(row.isDiscreet).toBe(false)
  })

  it('lets go of the place when a union is chosen instead, and the other way round', async () => {
    const person = await newPerson(server)
    const jinzhan = await unionOf(server, '金盏')
    const changyang = await unionOf(server, '长阳')
    const { id } = await byPlace(person, jinzhan)
    const edit = (body: Parameters<Caller['membership']['editApplication']>[0]['body']) =>
      person.membership.editApplication({ params: { applicationId: id }, body })
    expect(await edit({ organisationId: changyang.id })).toMatchObject({ route: 'union', place: null })
    expect(await edit({ placeId: jinzhan.id })).toMatchObject({ route: 'pool', place: { id: jinzhan.id } })
    expect(await edit({ placeId: null })).toMatchObject({ route: null, organisation: null, place: null })
  })

  it('goes to the next one where the union chosen by place takes applications no longer when it is handed in', async () => {
    const chaoyang = await unionOf(server, '朝阳区总工会')
    const street = await add(chaoyang, { name: '双井街道总工会', kind: 'street' })
    const person = await newPerson(server)
    const { id } = await byPlace(person, street)
    await accept(street, false)
    const handedIn = await person.membership.submitApplication({ params: { applicationId: id }, body: {} })
    expect(handedIn.owner?.name).toBe('朝阳区新就业形态劳动者周转库(演示)')
  })

  it('knows no place that is a unit, a pool, or not there', async () => {
    const unit = await addUnit(server, '某公司工会')
    const pool = await unionOf(server, '朝阳区新就业')
    const person = await newPerson(server)
    for (const placeId of [unit.id, pool.id, '01936f5e-0000-7000-8000-00000000dead']) {
      const refused = [
        () => server.anonymous.membership.listPlaces({ query: { within: placeId } }),
        () => server.anonymous.membership.getJoin({ query: { placeId } }),
        () => person.membership.draftApplication({ body: { placeId } }),
      ]
      for (const call of refused) await expectRefusal(call(), 'membership.place_not_found')
    }
  })
})
