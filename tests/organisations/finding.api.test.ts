import { onEveryDatabase } from '../support/databases'
import { expectRefusal, useServer } from '../support/server'

onEveryDatabase('Finding a union', (make) => {
  const server = useServer(make)
  const find = async (q?: string) =>
    (await server.anonymous.organisations.listOrganisations({ query: { ...(q === undefined ? {} : { q }) } })).items

  it('goes by a part of its name', async () => {
    expect((await find('金盏')).map(({ name }) => name)).toEqual(['金盏地区总工会(演示)'])
  })

  it('goes by the name of its district, and by the district’s code', async () => {
    const byName = await find('通州')
    expect(byName.map(({ name }) => name).sort()).toEqual([
      '漷县镇总工会(演示)',
      '西集镇总工会(演示)',
      '通州区总工会(演示)',
    ])
    expect(await find('110112')).toEqual(byName)
  })

  it('goes by unified social credit code, in either case', async () => {
    const [union] = await find('长阳')
    expect(union!.creditCode).toMatch(/^81[0-9A-Z]{16}$/)
    expect(await find(union!.creditCode!.toLowerCase())).toEqual([union])
  })

  it('tells namesakes apart by the union above, and says who takes applications', async () => {
    const [union] = await find('长阳')
    expect(union).toMatchObject({ parentName: '房山区总工会(演示)', acceptsApplications: true, regionCode: '110111' })
    expect((await find('市总工会'))[0]).toMatchObject({ parentName: null, acceptsApplications: false })
    expect((await find('经开区'))[0]).toMatchObject({ regionCode: null })
  })

  it('is narrowed to those that take applications where one is to be chosen', async () => {
    const query = { accepting: 'true' as const }
    const { items } = await server.anonymous.organisations.listOrganisations({ query })
    expect(items.length).toBeGreaterThan(5)
    expect(items.filter(({ acceptsApplications }) => !acceptsApplications)).toEqual([])
  })

  it('takes the signs of a pattern as what they are', async () => {
    for (const q of ['%', '_', '!', "'"]) expect(await find(q)).toEqual([])
  })

  it('finds one by its id, and says so when there is none', async () => {
    const [union] = await find('旧宫')
    expect(await server.anonymous.organisations.getOrganisation({ params: { organisationId: union!.id } })).toEqual(
      union,
    )
    await expectRefusal(
      server.anonymous.organisations.getOrganisation({
        params: { organisationId: '01936f5e-0000-7000-8000-00000000dead' },
      }),
      'organisations.not_found',
    )
  })
})
