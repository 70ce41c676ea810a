import { onEveryDatabase } from '../support/databases'
import { type Caller, useServer } from '../support/server'
import { add, close, unionOf } from '../support/unions'

onEveryDatabase('A roster to be uploaded', (make) => {
  const server = useServer(make)

  it('can be for any union in reach, looked for by name where there are more than a page of them', async () => {
    const admin = await server.as('orgAdmin')
    const reviewer = await server.as('districtReviewer')
    const chaoyang = await unionOf(server, '朝阳区总')
    for (let count = 0; count < 21; count += 1) await add(admin, chaoyang)
    const last = await add(admin, chaoyang, { name: '望京站区总工会' })
    const gone = await add(admin, chaoyang, { name: '望京旧站总工会' })
    await close(admin, gone)
    const { unions, hasMoreUnions } = await reviewer.rosters.listRosters({ query: {} })
    expect(unions).toHaveLength(20)
    expect(hasMoreUnions).toBe(true)
    const find = async (by: Caller, q: string) => (await by.rosters.listRosterUnions({ query: { q } })).items
    expect(await find(reviewer, '望京')).toEqual([{ id: last.id, name: last.name }])
    expect(await find(reviewer, '长阳')).toEqual([])
    expect(await (await server.as('reviewer')).rosters.listRosters({ query: {} })).toMatchObject({
      unions: [{ name: '金盏地区总工会(演示)' }],
      hasMoreUnions: false,
    })
  })
})
