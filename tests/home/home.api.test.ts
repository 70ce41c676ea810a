import { onEveryDatabase } from '../support/databases'
import { newPerson, submitted } from '../support/people'
import { useServer } from '../support/server'

onEveryDatabase('Home', (make) => {
  const server = useServer(make)

  it('shows a visitor the union and the joining events that are open', async () => {
    expect(await server.anonymous.home.getHome()).toEqual({
      union: { name: '市总工会' },
      demo: true,
      person: null,
      membership: null,
      underWay: [],
      covers: [],
      events: [expect.objectContaining({ code: 'JZ2626XY', organisationName: '金盏地区总工会(演示)' })],
      benefits: [],
      unread: 0,
    })
  })

  it('shows an applicant what is under way, with its step, its union and its due time', async () => {
    const person = await newPerson(server)
    const { id, dueAt } = await submitted(person)
    const home = await person.home.getHome()
    expect(home.underWay).toEqual([
      {
        id,
        kind: 'membership.application',
        state: 'submitted',
        organisationName: '金盏地区总工会(演示)',
        dueAt,
        link: `/membership/progress?id=${id}`,
      },
    ])
    expect(home.unread).toBe(1)
  })

  it('shows a member the union, and staff the way to the desk', async () => {
    const driver = await (await server.as('driver')).home.getHome()
    expect(driver).toMatchObject({ person: { name: '李志强', isStaff: false }, membership: { state: 'active' } })
    expect((await (await server.as('reviewer')).home.getHome()).person).toEqual({
      name: '陈静',
      isStaff: true,
      isChecker: true,
    })
    expect((await (await server.as('merchantClerk')).home.getHome()).person).toMatchObject({
      isStaff: false,
      isChecker: true,
    })
  })
})
