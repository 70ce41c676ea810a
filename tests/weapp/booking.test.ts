import { book, confirm, newGuardian, openClass } from '../support/bookings'
import { phoneOf, useStory } from './support/story'

describe('A mother who books, with the built mini program', () => {
  const story = useStory()
  const { server } = story

  it('takes a seat, and sees her place in the queue of a class that is full', async () => {
    const sessions = { from: '2027-07-05', to: '2027-08-06', weekdays: [6], offDays: [] }
    const free = await openClass(server, {
      seats: 5,
      content: { sessions: { ...sessions, startsAt: '08:00', endsAt: '11:00' } },
    })
    const full = await openClass(server, {
      seats: 1,
      content: { name: '晚间书法班', sessions: { ...sessions, startsAt: '18:00', endsAt: '19:30' } },
    })
    const [mother, before] = [await newGuardian(server), await newGuardian(server)]
    await confirm(before, await book(before, full))
    const phone = phoneOf({ token: mother.caller.token, me: await mother.caller.identity.getMe() })

    const { page } = await story.open({ phone, path: 'classes/book', query: { class: free.id } })
    await page.waitFor('有名额')
    await page.tap('报名')
    await page.waitFor('名额已为您保留')
    await page.tap('确认报名')
    await page.waitFor('报名成功')

    const { page: next } = await story.open({ phone, path: 'classes/book', query: { class: full.id } })
    await next.waitFor('名额已满,可排队')
    await next.tap('排队')
    await next.waitFor('排在第 1 位')
    expect(next.text()).toContain('前面没有人了')
    const [waiting] = (await mother.caller.classBookings.listBookings({ query: {} })).items
    expect(waiting).toMatchObject({ state: 'waiting', places: [{ order: 2, ahead: 0 }] })
  })
})
