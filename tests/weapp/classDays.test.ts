import { HandOver } from '../../server/classes'
import { addCollector, addPhoto } from '../../server/seeds/classDays'
import { newSchoolday, type Schoolday, signIn } from '../support/classDays'
import { drawPhoto, jpegOf } from '../support/pictures'
import type { Caller } from '../support/server'
import { phoneOf, useStory } from './support/story'

describe('A day in class, with the built mini program', () => {
  const story = useStory()
  const { server } = story

  const phoneFor = async (caller: Caller) => phoneOf({ token: caller.token, me: await caller.identity.getMe() })

  async function addGrandmother({ children: [child], mother }: Schoolday): Promise<void> {
    const file = await server.ports.storage.put(await jpegOf(drawPhoto(3, 480, 640)))
    await server.database.transaction(async (db) => {
      const named = await addCollector(db, { childId: child!.id, addedBy: mother.personId }, server.clock.now())
      await addPhoto(db, named, file, server.clock.now())
    })
  }

  it('shows a mother the code of the day, and lets her allow whom she did not name', async () => {
    const of = await newSchoolday(server)
    await signIn(server, of)
    const [child] = of.children
    const params = { classId: of.classId }
    await of.teacher.classDaysDesk.askPickup({ params, body: { childId: child!.id, name: '邻居张姐' } })
    const { page } = await story.open({ phone: await phoneFor(of.mother.caller), path: 'classes/today' })
    await page.waitFor('邻居张姐 来接 陈小明')
    const { rows } = await of.mother.caller.classDays.getToday()
    for (const { code } of rows) expect(page.text()).toContain(code!)
    await page.tap('邻居张姐 来接 陈小明')
    await page.waitForPage('classes/pickup')
    await page.tap('同意接走')
    await page.answer('同意接走')
    await page.waitFor('已同意')
    const seen = { params: { ...params, day: of.day, childId: child!.id } }
    expect((await of.teacher.classDaysDesk.getChildDay(seen)).pickups).toMatchObject([{ state: 'allowed' }])
  })

  it('lets a teacher call the roll in two taps, and takes it once though the answer was lost', async () => {
    const of = await newSchoolday(server)
    const phone = await phoneFor(of.teacher)
    const query = { id: of.classId, day: of.day }
    const { page } = await story.open({ phone, path: 'desk/classes/day', query })
    await page.tap('其余都到')
    phone.loseNextAnswer()
    await page.tap('记下考勤(2)')
    await page.waitFor('还在班(2)')
    await page.waitForToast('考勤已记下')
    const calls = phone.sent.filter(({ method }) => method === 'PUT')
    expect(calls.map(({ status }) => status)).toEqual([0, 200])
    const { children } = await of.teacher.classDaysDesk.getClassDay({ params: { classId: of.classId, day: of.day } })
    expect(children.map(({ mark }) => [mark?.mark, mark?.version])).toEqual([
      ['present', 1],
      ['present', 1],
    ])
  })

  it('keeps a hand-over on the phone while there is no network, and sends it once', async () => {
    const of = await newSchoolday(server)
    await signIn(server, of)
    await addGrandmother(of)
    const phone = await phoneFor(of.teacher)
    const query = { id: of.classId, day: of.day, child: of.children[0]!.id }
    const { page } = await story.open({ phone, path: 'desk/classes/hand-over', query })
    await page.tap('王秀兰')
    await page.waitFor('先核对照片')
    await page.tap('本人与照片一致')
    phone.goOffline()
    await page.tap('交接给 王秀兰')
    await page.waitForToast('已记在手机上,连上后补传')
    const written = () => server.database.reader.countBy(HandOver, { classId: of.classId })
    expect(await written()).toBe(0)
    phone.goOnline()
    await page.waitFor('登记的接送人')
    expect(await written()).toBe(1)
    expect(phone.sent.filter(({ path }) => path.endsWith('/hand-overs')).map(({ status }) => status)).toEqual([200])
  })
})
