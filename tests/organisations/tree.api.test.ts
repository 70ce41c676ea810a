import { Organisation } from '../../server/organisations'
import { addOrganisation } from '../../server/seeds/organisations'
import type { NodeInput } from '../../shared/organisations/desk.contract'
import { onEveryDatabase } from '../support/databases'
import { newStaff } from '../support/people'
import { type Caller, expectRefusal, useServer } from '../support/server'
import { add, close, expectWholeTree, merge, move, newUnion, node, unionOf } from '../support/unions'

onEveryDatabase('The tree of unions', (make) => {
  const server = useServer(make)
  let city: Caller
  let chaoyangAdmin: Caller
  let root: Organisation
  let chaoyang: Organisation
  beforeAll(async () => {
    root = await unionOf(server, '市总')
    chaoyang = await unionOf(server, '朝阳区总')
    city = await newStaff(server, 'orgAdmin', root.id)
    chaoyangAdmin = await server.as('orgAdmin')
  })

  it('shows the own top, then what is below, with the way there', async () => {
    const top = await chaoyangAdmin.organisationsDesk.listNodes({ query: {} })
    expect(top.items.map(({ name, children }) => ({ name, children }))).toEqual([
      { name: '朝阳区总工会(演示)', children: 2 },
    ])
    const below = await chaoyangAdmin.organisationsDesk.listNodes({ query: { parentId: chaoyang.id } })
    expect(below.items.map(({ name }) => name)).toEqual(['朝阳区新就业形态劳动者周转库(演示)', '金盏地区总工会(演示)'])
    expect(below.trail).toEqual([{ id: chaoyang.id, name: chaoyang.name }])
    const found = await chaoyangAdmin.organisationsDesk.listNodes({ query: { q: '总工会' } })
    expect(found.items.every(({ name }) => /朝阳|金盏/.test(name))).toBe(true)
  })

  it('goes by pages, each union once', async () => {
    const parent = await add(city, root, { kind: 'district' })
    for (let at = 0; at < 25; at++) await add(city, parent, { name: `社区 ${String(at).padStart(2, '0')}` })
    const first = await city.organisationsDesk.listNodes({ query: { parentId: parent.id } })
    const second = await city.organisationsDesk.listNodes({
      query: { parentId: parent.id, cursor: first.nextCursor! },
    })
    const names = [...first.items, ...second.items].map(({ name }) => name)
    expect([new Set(names).size, names.length, second.nextCursor]).toEqual([25, 25, null])
  })

  it('takes a new union, which can be found and applied to at once', async () => {
    const given = newUnion({
      name: '东坝街道总工会',
      regionCode: '110105036',
      address: '东坝中路 1 号',
      position: { latitude: 39.962431, longitude: 116.548722 },
      contactPhone: '010-1234567 转 8',
      hours: '工作日 9:00–17:00\n午间照常',
    })
    const refusal = chaoyangAdmin.organisationsDesk.addNode({ body: { ...given, parentId: chaoyang.id } })
    expect((await expectRefusal(refusal, 'request.invalid')).field).toBe('contactPhone')
    const body = { ...given, contactPhone: '(010) 1234-5678', parentId: chaoyang.id }
    const added = await chaoyangAdmin.organisationsDesk.addNode({ body })
    expect(added).toMatchObject({ ...given, contactPhone: '(010) 1234-5678', version: 1, district: '朝阳区', below: 0 })
    const [found] = (await server.anonymous.organisations.listOrganisations({ query: { q: '东坝' } })).items
    expect(found).toMatchObject({ id: added.id, position: given.position, closed: false, mergedInto: null })
    const join = await server.anonymous.membership.getJoin({ query: { organisationId: added.id } })
    expect(join.organisation?.name).toBe('东坝街道总工会')
  })

  it('refuses what does not fit: kind, name, credit code, closed parent', async () => {
    const parent = await add(chaoyangAdmin, chaoyang)
    await expectRefusal(add(chaoyangAdmin, parent, { kind: 'district' }), 'organisations.kind_unfit')
    const twin = await add(chaoyangAdmin, parent, { kind: 'enterprise' })
    await expectRefusal(add(chaoyangAdmin, parent, { kind: 'enterprise', name: twin.name }), 'organisations.name_held')
    const wrong = add(chaoyangAdmin, parent, { kind: 'enterprise', creditCode: '81110000MC00000010' })
    expect((await expectRefusal(wrong, 'organisations.credit_code_wrong')).field).toBe('creditCode')
    const held = (await unionOf(server, '长阳')).creditCode!
    await expectRefusal(
      add(chaoyangAdmin, parent, { kind: 'enterprise', creditCode: held.toLowerCase() }),
      'organisations.credit_code_held',
    )
    const ended = await close(chaoyangAdmin, await add(chaoyangAdmin, chaoyang))
    await expectRefusal(add(chaoyangAdmin, ended, { kind: 'enterprise' }), 'organisations.closed')
  })

  it('is edited at the version that was seen', async () => {
    const { id, version } = await add(chaoyangAdmin, chaoyang)
    const edit = (given: Partial<NodeInput>) =>
      chaoyangAdmin.organisationsDesk.editNode({
        params: { organisationId: id },
        body: { ...newUnion(given), version },
      })
    const edited = await edit({ hours: '周一至周五', acceptsApplications: false })
    expect(edited).toMatchObject({ version: 2, hours: '周一至周五', acceptsApplications: false })
    const late = await expectRefusal(edit({ hours: '周末' }), 'organisations.changed_meanwhile')
    expect(late.data).toEqual({ version: 2 })
    const join = server.anonymous.membership.getJoin({ query: { organisationId: id } })
    await expectRefusal(join, 'membership.organisation_closed')
  })

  it('does not let a union become a kind that does not fit above or below', async () => {
    const parent = await add(chaoyangAdmin, chaoyang)
    await add(chaoyangAdmin, parent, { kind: 'community' })
    const become = (id: string, version: number, kind: NodeInput['kind'], by = chaoyangAdmin) =>
      by.organisationsDesk.editNode({ params: { organisationId: id }, body: { ...newUnion({ kind }), version } })
    await expectRefusal(become(parent.id, parent.version, 'enterprise'), 'organisations.kind_unfit')
    await expectRefusal(become(parent.id, parent.version, 'district'), 'organisations.kind_unfit')
    await expectRefusal(become(root.id, root.version, 'district', city), 'organisations.is_root')
  })

  it('answers for what lies outside the own subtree as for what is not there', async () => {
    const changyang = await unionOf(server, '长阳')
    const mine = await add(chaoyangAdmin, chaoyang)
    const absent = { id: '01936f5e-0000-7000-8000-00000000dead', version: 1 }
    for (const foreign of [changyang, root, absent]) {
      const body = { ...newUnion(), version: 1 }
      const params = { organisationId: foreign.id }
      const calls = [
        () => node(chaoyangAdmin, foreign.id),
        () => chaoyangAdmin.organisationsDesk.listNodes({ query: { parentId: foreign.id } }),
        () => add(chaoyangAdmin, foreign),
        () => chaoyangAdmin.organisationsDesk.editNode({ params, body }),
        () => move(chaoyangAdmin, foreign, chaoyang),
        () => move(chaoyangAdmin, mine, foreign),
        () => merge(chaoyangAdmin, foreign, mine),
        () => merge(chaoyangAdmin, mine, foreign),
        () => close(chaoyangAdmin, foreign),
      ]
      for (const call of calls) await expectRefusal(call(), 'organisations.not_found')
    }
    const own = await node(chaoyangAdmin, chaoyang.id)
    expect(own.actions).toEqual(['edit', 'add', 'grant'])
    await expectRefusal(close(chaoyangAdmin, own), 'organisations.not_found')
    await expectRefusal(merge(chaoyangAdmin, own, mine), 'organisations.not_found')
  })

  it('moves a union with all below it, and who acts there is another from the next request on', async () => {
    const street = await add(chaoyangAdmin, chaoyang)
    const community = await add(chaoyangAdmin, street, { kind: 'community' })
    const below = await add(chaoyangAdmin, community, { kind: 'enterprise' })
    const fangshan = await unionOf(server, '房山区总')
    const fangshanAdmin = await newStaff(server, 'orgAdmin', fangshan.id)
    await expectRefusal(node(fangshanAdmin, below.id), 'organisations.not_found')
    expect((await move(city, street, fangshan)).trail.map(({ name }) => name)).toEqual([
      root.name,
      fangshan.name,
      street.name,
    ])
    await expectWholeTree(server)
    expect((await node(fangshanAdmin, below.id)).district).toBe('房山区')
    await expectRefusal(node(chaoyangAdmin, below.id), 'organisations.not_found')
    expect((await node(city, street.id)).version).toBe(2)
    await expectRefusal(move(city, street, chaoyang), 'organisations.changed_meanwhile')
  })

  it('moves nothing below itself, nor where its kind or a namesake stands against it', async () => {
    const street = await add(chaoyangAdmin, chaoyang)
    const community = await add(chaoyangAdmin, street, { kind: 'community' })
    await expectRefusal(move(chaoyangAdmin, street, community), 'organisations.below_itself')
    await expectRefusal(move(chaoyangAdmin, street, street), 'organisations.below_itself')
    await expectRefusal(move(city, chaoyang, street), 'organisations.below_itself')
    await expectRefusal(move(city, root, chaoyang), 'organisations.is_root')
    const other = await add(chaoyangAdmin, chaoyang)
    await expectRefusal(move(chaoyangAdmin, other, street), 'organisations.kind_unfit')
    await add(chaoyangAdmin, other, { kind: 'community', name: community.name })
    await expectRefusal(move(chaoyangAdmin, community, other), 'organisations.name_held')
  })

  it('of two moves that would hang each union below the other makes one', async () => {
    const [a, b] = [await add(city, root, { kind: 'industry' }), await add(city, root, { kind: 'industry' })]
    const outcomes = await Promise.allSettled([move(city, a, b), move(city, b, a)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expectWholeTree(server)
  })

  it('of ten thousand unions moves at once, and is whole to whoever reads meanwhile', async () => {
    const top = await add(city, root, { kind: 'district' })
    const industry = await add(city, root, { kind: 'industry' })
    const moved = await add(city, top, { kind: 'street' })
    await server.database.transaction(async (db) => {
      const parent = await db.findOneByOrFail(Organisation, { id: moved.id })
      const middle = await addOrganisation(db, { name: '中间层', kind: 'community' }, parent, server.clock.now())
      const rows = Array.from({ length: 10_000 }, (_, at) => ({
        ...middle,
        id: `01936f5e-0000-7000-8000-${String(at).padStart(12, '0')}`,
        parentId: middle.id,
        path: `${middle.path}${String(at + 20_000_000)}/`,
        name: `组 ${at}`,
        kind: 'enterprise' as const,
        creditCode: null,
      }))
      for (let at = 0; at < rows.length; at += 500) await db.insert(Organisation, rows.slice(at, at + 500))
    })
    const leaf = '01936f5e-0000-7000-8000-000000009999'
    const admin = await newStaff(server, 'orgAdmin', top.id)
    let isMoving = true
    const reads = (async () => {
      const seen = new Set<string>()
      while (isMoving) {
        const { trail } = await node(city, leaf)
        seen.add(trail.map(({ name }) => name).join(' › '))
      }
      return seen
    })()
    const district = await unionOf(server, '房山区总')
    expect((await move(city, moved, district)).below).toBe(10_001)
    isMoving = false
    for (const trail of await reads) expect(trail.split(' › ')).toHaveLength(5)
    await expectWholeTree(server)
    await expectRefusal(node(admin, leaf), 'organisations.not_found')
    expect(industry.below).toBe(0)
  })
})
