import { summerDays } from '../../server/seeds/classes'
import { book, cancel, confirm, newGuardian, openClass, queue } from '../support/bookings'
import { TestClock } from '../support/clock'
import { newStaff } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'
import { unionId } from '../support/unions'
import { useStory } from './support/story'

/** The browser shows times of its own clock, so the server goes by the same. */
const nowClock = () => new TestClock(new Date())

describe('A mother who books, in the browser', () => {
  const story = useStory<TestServer>({ start: (database) => startTestServer(database, {}, nowClock(), 'dist/h5') })

  it('takes seats for two children, waits for a full class, accepts what becomes free', async () => {
    const { server } = story
    const wide = await openClass(server)
    const sessions = { ...summerDays, startsAt: '18:00', endsAt: '19:30' }
    const full = await openClass(server, { seats: 1, content: { name: '晚间书法班', sessions } })
    const [mother, before] = [await newGuardian(server, { children: 2 }), await newGuardian(server)]
    const taken = await confirm(before, await book(before, full))
    const { page, shoot } = await story.visitAs('phone', mother.caller)

    await page.goto(`/classes/book?class=${wide.id}`)
    await page.getByText('几个孩子一起报').waitFor()
    await shoot('class-book')
    await page.getByRole('button', { name: '为 2 个孩子报名' }).click()
    await page.getByText('名额已为您保留').waitFor()
    await shoot('class-held')
    await page.getByRole('button', { name: '确认报名' }).click()
    await page.getByText('报名成功').waitFor()
    await page.getByText('其他孩子的名额不变').waitFor()
    await shoot('class-singles')
    await page.getByRole('button', { name: '取消演示孩子2 · 暑期托管一班' }).click()
    await page.getByText('其他孩子不受影响').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click()
    await page.getByText('其他孩子的名额不变').waitFor({ state: 'detached' })
    await page.getByText('报名成功').waitFor()

    await page.goto(`/classes/book?class=${full.id}`)
    await page.getByText('名额已满,可排队').waitFor()
    await page.getByRole('radio', { name: '不报' }).last().click()
    await shoot('class-full')
    await page.getByRole('button', { name: '排队', exact: true }).click()
    await page.getByText('排在第 1 位').waitFor()
    await shoot('class-waiting')
    await cancel(before, taken)
    await page.reload()
    await page.getByText('轮到您了').waitFor()
    await shoot('class-offered')
    await page.getByRole('button', { name: '接受名额' }).click()
    await page.getByText('报名成功').waitFor()
    await page.goto('/classes/bookings')
    await page.getByText('晚间书法班').waitFor()
    await shoot('class-bookings')
    await page.getByText('暑期托管一班').click()
    await page.getByText('开班前会提醒您').waitFor()
    await shoot('class-confirmed')
  })

  it('is seen by staff in turn, and moved up with a reason', async () => {
    const { server } = story
    const courseClass = await openClass(server, { seats: 1, content: { name: '周末篮球班' } })
    const [one, two, three] = [
      await newGuardian(server),
      await newGuardian(server),
      await newGuardian(server, { children: 2 }),
    ]
    await confirm(one, await book(one, courseClass))
    await queue(two, courseClass)
    await queue(three, courseClass)
    const manager = await newStaff(server, 'classManager', await unionId(server, '长阳'))
    const { page, shoot } = await story.visitAs('phone', manager)
    await page.goto(`/desk/classes/queue?id=${courseClass.id}`)
    await page.getByText('占用 1 / 1 个名额').waitFor()
    await shoot('desk-class-places')
    await page.getByRole('radio', { name: '排队' }).click()
    await page.getByText('2 个孩子一起').first().waitFor()
    await shoot('desk-class-queue')
    await page.getByRole('button', { name: '提前' }).last().click()
    await page.getByLabel('原因').fill('双胞胎的姐姐已经在班里')
    await shoot('desk-class-move')
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByText('已提前:双胞胎的姐姐已经在班里').first().waitFor()
    const wide = await story.visitAs('desk', manager)
    await wide.page.goto(`/desk/classes/queue?id=${courseClass.id}`)
    await wide.page.getByText('占用 1 / 1 个名额').waitFor()
    await wide.shoot('desk-class-places-wide')
  })
})
