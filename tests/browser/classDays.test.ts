import { Person } from '../../server/identity'
import { addCollector, addPhoto } from '../../server/seeds/classDays'
import { submittedChild } from '../support/children'
import { newSchoolday, type Schoolday, signIn } from '../support/classDays'
import { TestClock } from '../support/clock'
import { drawPhoto, jpegOf } from '../support/pictures'
import { startTestServer, type TestServer } from '../support/server'
import { useStory } from './support/story'

describe('A day in class, in the browser', () => {
  const story = useStory<TestServer>({
    start: (database) => startTestServer(database, {}, new TestClock(), 'dist/h5'),
  })

  const dayUrl = ({ classId, day }: Schoolday) => `/desk/classes/day?id=${classId}&day=${day}`

  /** A grandmother whom the mother named for both children, with a photo. */
  async function addGrandmother({ children, mother }: Schoolday): Promise<void> {
    const file = await story.server.ports.storage.put(await jpegOf(drawPhoto(3, 480, 640)))
    await story.server.database.transaction(async (db) => {
      for (const { id: childId } of children) {
        const named = await addCollector(db, { childId, addedBy: mother.personId }, story.server.clock.now())
        await addPhoto(db, named, file, story.server.clock.now())
      }
    })
  }

  it('begins with a roll call in two taps, and ends with the child in the grandmother’s hands', async () => {
    const of = await newSchoolday(story.server, { menus: [{ weekday: 1, meals: '番茄鸡蛋面、苹果' }] })
    await addGrandmother(of)
    const { page, shoot } = await story.visitAs('phone', of.teacher)
    await page.goto('/desk/classes/duties')
    await page.getByText('今天', { exact: true }).first().waitFor()
    await shoot('class-duties')
    await page.goto(dayUrl(of))
    await page.getByText('陈小明').waitFor()
    await shoot('class-roll')
    await page.getByRole('button', { name: '其余都到' }).click()
    await page.getByRole('button', { name: '记下考勤(2)' }).click()
    await page.getByText('还在班(2)').waitFor()
    await shoot('class-here')

    await page.getByText('陈小明').click()
    await page.getByRole('checkbox', { name: '王秀兰' }).click()
    await page.getByText('王秀兰 的照片').waitFor()
    await page.getByRole('checkbox', { name: '本人与照片一致' }).waitFor()
    await shoot('class-hand-over')
    await page.getByRole('checkbox', { name: '本人与照片一致' }).click()
    await page.getByRole('button', { name: '交接给 王秀兰' }).click()
    await page.getByText('登记的接送人').waitFor()
    await shoot('class-handed-over')

    const { page: phone, shoot: shootPhone } = await story.visitAs('phone', of.mother.caller)
    await phone.goto('/classes/today')
    await phone.getByText(/已接走,交给 王秀兰/).waitFor()
    await phone.getByText('今日接送码').waitFor()
    await shootPhone('class-today')
    await phone.getByText('以往考勤和接送').first().click()
    await phone.getByText('交给 王秀兰(接送人)').waitFor()
    await shootPhone('class-past')
  })

  it('refuses a stranger until the mother says yes on her phone', async () => {
    const of = await newSchoolday(story.server)
    await signIn(story.server, of)
    const { page, shoot } = await story.visitAs('phone', of.teacher)
    await page.goto(dayUrl(of))
    await page.getByText('陈小雨').click()
    await page.getByText('家长没有登记接送人。').waitFor()
    const ask = async (name: string, photo?: Buffer) => {
      await page.getByRole('button', { name: '请家长确认' }).click()
      await page.getByLabel('姓名').fill(name)
      if (photo) {
        const choosing = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: '拍来接的人' }).click()
        await (await choosing).setFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: photo })
        await page.getByRole('button', { name: '重新拍照' }).waitFor()
      }
      await shoot('class-ask')
      await page.getByRole('button', { name: '发给家长确认' }).click()
      await page.getByText('等家长确认').waitFor()
    }
    await ask('刘某')
    await shoot('class-asked')

    const { page: phone, shoot: shootPhone } = await story.visitAs('phone', of.mother.caller)
    await phone.goto('/classes/today')
    await phone.getByText('刘某 来接 陈小雨').waitFor()
    await shootPhone('class-today-asked')
    await phone.getByText('刘某 来接 陈小雨').click()
    await phone.getByText('老师正在现场等您的答复').waitFor()
    await shootPhone('class-pickup')
    await phone.getByRole('button', { name: '不同意' }).click()
    await phone.getByText('已拒绝').waitFor()

    await page.getByText('家长不同意', { exact: true }).waitFor()
    await shoot('class-refused')
    expect(await page.getByRole('button', { name: '交接给 刘某' }).count()).toBe(0)

    // The neighbour is another matter; the mother thinks twice, and is asked once more.
    const allow = async () => {
      const { pickups } = await of.mother.caller.classDays.getToday()
      await phone.goto(`/classes/pickup?id=${pickups[0]!.id}`)
      await phone.getByRole('img', { name: '老师现场拍的照片' }).waitFor()
      await phone.getByRole('button', { name: '同意接走' }).click()
      await phone.getByRole('dialog').getByRole('button', { name: '同意接走' }).click()
      await phone.getByText('已同意').waitFor()
      await page.getByText('家长已同意').waitFor()
    }
    const photo = await jpegOf(drawPhoto(9, 480, 640))
    await ask('邻居张姐', photo)
    await allow()
    await shootPhone('class-pickup-allowed')
    await phone.getByRole('button', { name: '撤回同意' }).click()
    await phone.getByRole('dialog').getByRole('button', { name: '撤回同意' }).click()
    await phone.getByText('已拒绝').waitFor()
    await page.getByText('家长已同意').waitFor({ state: 'detached' })
    await ask('邻居张姐', photo)
    await allow()
    await page.getByRole('checkbox', { name: '邻居张姐' }).click()
    await page.getByRole('checkbox', { name: '本人与照片一致' }).click()
    await shoot('class-hand-over-allowed')
    await page.getByRole('button', { name: '交接给 邻居张姐' }).click()
    await page.getByText('家长当时确认').waitFor()
  })

  it('refuses a wrong code, and takes the right one from the mother herself', async () => {
    const of = await newSchoolday(story.server)
    await signIn(story.server, of)
    const { page, shoot } = await story.visitAs('desk', of.teacher)
    await page.goto(dayUrl(of))
    await page.getByText('陈小明').waitFor()
    await shoot('class-here-desk')
    await page.getByText('陈小明').click()
    await page.getByRole('checkbox', { name: '周敏' }).click()
    await page.getByLabel('今日接送码').fill('2222')
    await page.getByRole('button', { name: '交接给 周敏' }).click()
    await page.getByText('接送码不对').waitFor()
    await shoot('class-code-wrong')
    const { rows } = await of.mother.caller.classDays.getToday()
    await page.getByLabel('今日接送码').fill(rows.find(({ childName }) => childName === '陈小明')!.code!)
    await page.getByRole('button', { name: '交接给 周敏' }).click()
    await page.getByText('已交接').first().waitFor()
  })

  it('tells a mother whom nobody has seen so, and gives her the code once the manager saw her document', async () => {
    const of = await newSchoolday(story.server)
    await story.server.database.transaction((db) =>
      db.update(Person, { id: of.mother.personId }, { assurance: 'stated' }),
    )
    const { page: phone, shoot: shootPhone } = await story.visitAs('phone', of.mother.caller)
    await phone.goto(`/classes/child?id=${of.children[0]!.id}`)
    await phone.getByText('您本人的证件工会还没有核对过').waitFor()
    await shootPhone('children-unseen')
    const { id } = await submittedChild(of.mother.caller)
    const { page, shoot } = await story.visitAs('desk', of.manager)
    await page.goto(`/desk/classes/guardianship?id=${id}`)
    await page.getByRole('checkbox', { name: '已核对监护人本人的证件' }).click()
    await shoot('children-desk-identity')
    await page.getByRole('button', { name: '核实通过' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '核实通过' }).click()
    await page.getByText('已当面核对').waitFor()
    await phone.goto('/classes/today')
    await phone.getByText('今日接送码').first().waitFor()
  })

  it('goes on without a network: what was tapped is sent later, once, and a difference is shown', async () => {
    const of = await newSchoolday(story.server)
    const { page, context, shoot } = await story.visitAs('phone', of.teacher)
    await page.goto(dayUrl(of))
    await page.getByText('陈小明').waitFor()
    let sent = 0
    page.on('request', (request) => {
      if (request.url().includes('/attendance/')) sent += 1
    })
    await context.setOffline(true)
    await page.getByRole('radiogroup', { name: '陈小明' }).getByText('到', { exact: true }).click()
    await page.getByRole('radiogroup', { name: '陈小雨' }).getByText('缺勤').click()
    await page.getByRole('button', { name: '记下考勤(2)' }).click()
    await page.getByText('1 项记在手机上').waitFor()
    await page.getByText('还在班(1)').waitFor()
    await shoot('class-offline')
    // Meanwhile a colleague writes that the mother called.
    await of.manager.classDaysDesk.recordAttendance({
      params: { classId: of.classId, day: of.day },
      body: { marks: [{ childId: of.children[1]!.id, mark: 'excused', version: 0 }] },
    })
    const tried = sent
    await context.setOffline(false)
    await page.getByText('和别人的记录不一样').waitFor()
    await page.getByText('郑洁 先记了:请假').waitFor()
    await shoot('class-conflict')
    expect(sent - tried).toBe(1)
    await page.getByRole('button', { name: '保留对方的' }).click()
    await page.getByText('和别人的记录不一样').waitFor({ state: 'detached' })
    const day = await of.manager.classDaysDesk.getClassDay({ params: { classId: of.classId, day: of.day } })
    expect(day.children.map(({ name, mark }) => [name, mark?.mark, mark?.version])).toEqual([
      ['陈小明', 'present', 1],
      ['陈小雨', 'excused', 1],
    ])
  })

  it('keeps a log, and tells the mother what befell her child', async () => {
    const of = await newSchoolday(story.server)
    await signIn(story.server, of)
    const { page, shoot } = await story.visitAs('phone', of.teacher)
    await page.goto(dayUrl(of))
    await page.getByText('班级日志').click()
    await page.getByRole('checkbox', { name: '门窗' }).click()
    await page.getByLabel('写一句').fill('早上巡查,一切正常。')
    await shoot('class-log')
    await page.getByRole('button', { name: '记下', exact: true }).click()
    await page.getByText('已检查:门窗').waitFor()
    await page.getByRole('radio', { name: '意外情况' }).click()
    await page.getByLabel('写一句').fill('小雨擦破了膝盖,已消毒包扎。')
    await page.getByRole('checkbox', { name: '通知家长' }).click()
    await shoot('class-incident')
    await page.getByRole('button', { name: '记下', exact: true }).click()
    await page.getByText('已通知家长').waitFor()
    await shoot('class-log-kept')
    const { page: phone, shoot: shootPhone } = await story.visitAs('phone', of.mother.caller)
    await phone.goto('/classes/today')
    await phone.getByText('小雨擦破了膝盖,已消毒包扎。').first().waitFor()
    await shootPhone('class-today-notice')
  })
})
