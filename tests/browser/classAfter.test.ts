import { ClassAttendance } from '../../server/classes'
import { newId } from '../../server/platform/random'
import { insertRows } from '../../server/platform/raw'
import { book, confirm, newGuardian, openClass } from '../support/bookings'
import { TestClock } from '../support/clock'
import { newStaff } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'
import { unionId } from '../support/unions'
import { useStory } from './support/story'

/** The browser shows times of its own clock, so the server goes by the same. */
const nowClock = () => new TestClock(new Date())
const dayMs = 86_400_000

describe('A draw, in the browser', () => {
  const story = useStory<TestServer>({ start: (database) => startTestServer(database, {}, nowClock(), 'dist/h5') })

  it('is promised and drawn at the desk, and worked out again on a family’s phone', async () => {
    const { server } = story
    const hours = (count: number) => new Date(server.clock.now().getTime() + count * 3_600_000)
    const content = { name: '机器人班', allocation: 'draw' as const }
    const of = await openClass(server, { seats: 2, opensAt: hours(1), closesAt: hours(2), content })
    const staff = await newStaff(server, 'classManager', await unionId(server, '长阳'))
    const desk = await story.visitAs('desk', staff)
    await desk.page.goto(`/desk/classes/draw?id=${of.id}`)
    await desk.page.getByRole('button', { name: '公布指纹,准备抽签' }).click()
    await desk.page.getByRole('button', { name: '改用这个公开数值' }).waitFor()
    await desk.shoot('draw-desk-promised')
    server.clock.advance(3_600)
    const mother = await newGuardian(server)
    const families = [mother, await newGuardian(server, { children: 2 }), await newGuardian(server)]
    for (const family of families) await book(family, of)
    const { page, shoot } = await story.visitAs('phone', mother.caller)
    await page.goto(`/classes/draw?id=${of.id}`)
    await page.getByText('等待抽签').waitFor()
    await shoot('draw-promised')
    server.clock.advance(3_600 + 180)
    await server.runJob('classes.freeze_lists')
    await desk.page.reload()
    await desk.page.getByLabel('公开数值', { exact: true }).fill('2026140 03 07 12 19 22 31 09')
    await desk.shoot('draw-desk-frozen')
    await desk.page.getByRole('button', { name: '抽签', exact: true }).click()
    await desk.page.getByText('马上通知所有报名的人').waitFor()
    await desk.page.getByText('抽签', { exact: true }).last().click()
    await desk.page.getByText('已抽签').first().waitFor()
    await desk.shoot('draw-desk-drawn')
    await page.reload()
    await page.getByText('✓ 名单和封存时一致,没有增减').waitFor()
    await page.getByText('抽签结果').waitFor()
    await shoot('draw-drawn')
  })
})

describe('After a term, in the browser', () => {
  const story = useStory<TestServer>({ start: (database) => startTestServer(database, {}, nowClock(), 'dist/h5') })

  it('a mother appeals and rates; staff close the term, look at its charts, and lift the bar', async () => {
    const { server } = story
    const daysAgo = (days: number) => new Date(server.clock.now().getTime() - days * dayMs).toISOString().slice(0, 10)
    const content = { name: '暑期托管二班', grades: { from: 0, to: 9 } }
    const of = await openClass(server, { content })
    const [mother, other] = [await newGuardian(server), await newGuardian(server)]
    for (const family of [mother, other]) await confirm(family, await book(family, of))
    const past = { ...of.content, sessions: { ...of.content.sessions, from: daysAgo(30), to: daysAgo(3) } }
    const mark = (guardian: typeof mother, at: number, isThere: boolean) => ({
      ...{ id: newId(), classId: of.id, childId: guardian.childIds[0]!, day: daysAgo(30 - at), version: 1, note: null },
      ...{ mark: isThere ? ('present' as const) : ('absent' as const), recordedBy: guardian.personId },
      ...{ tappedAt: null, recordedAt: server.clock.now() },
    })
    const marks = [0, 1, 2, 3, 4].flatMap((at) => [mark(mother, at, at < 2), mark(other, at, true)])
    await server.database.transaction(async (db) => {
      await db.query('UPDATE classes SET content = ? WHERE id = ?', [JSON.stringify(past), of.id])
      await db.query('UPDATE class_terms SET from_day = ?, to_day = ? WHERE id = ?', [
        daysAgo(40),
        daysAgo(1),
        of.termId,
      ])
      await insertRows(db, ClassAttendance, marks)
    })
    const staff = await newStaff(server, 'classManager', await unionId(server, '长阳'))
    const desk = await story.visitAs('desk', staff)
    await desk.page.goto(`/desk/classes/report?id=${of.termId}`)
    await desk.page.getByRole('button', { name: '结束这一期' }).click()
    await desk.page.getByText('结束这一期?').waitFor()
    await desk.page.getByText('确定', { exact: true }).last().click()
    await desk.page.getByText('停报中 1').waitFor()
    await desk.shoot('class-report')
    await desk.page.goto(`/desk/classes/fees?id=${of.id}`)
    await desk.page.getByRole('button', { name: '登记收费' }).first().click()
    await desk.page.getByLabel('收据号').fill('SJ-0001')
    await desk.page.getByRole('button', { name: '保存' }).click()
    await desk.page.getByText('已收 300 元').waitFor()
    await desk.shoot('class-fees')
    const { page, shoot } = await story.visitAs('phone', mother.caller)
    await page.goto('/classes/records')
    await page.getByText('停报中').waitFor()
    await shoot('class-records')
    await page.getByRole('button', { name: '申诉' }).click()
    await page.getByLabel('请说明情况').fill('那几天住院了,有病历。')
    await shoot('class-appeal')
    await page.getByRole('button', { name: '提交申诉' }).click()
    await page.getByText('复核中').waitFor()
    await page.getByText('评价', { exact: true }).first().click()
    await page.getByText('5 星').waitFor()
    await shoot('class-rating')
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('您的评价:5 星').waitFor()
    const [bar] = (await mother.caller.classAfter.getRecords()).bars
    await desk.page.goto(`/desk/classes/bar?id=${bar!.id}`)
    await desk.page.getByLabel('答复').fill('已看过病历,按请假算。')
    await desk.shoot('class-bar')
    await desk.page.getByRole('button', { name: '解除停报' }).click()
    await desk.page.getByText('已解除').waitFor()
    const { code } = (await other.caller.classAfter.getRecords()).records[0]!.certificate!
    await page.goto(`/classes/certificate?code=${code}`)
    await page.getByText('证明有效').waitFor()
    await shoot('class-certificate')
  })
})
