import { addDraft } from '../support/drafts'
import { filesOf, work } from '../support/papers'
import { addGrain, drawPhoto, jpegOf, makePdf } from '../support/pictures'
import { phoneOf, useStory } from './support/story'

describe('Papers of a claim, with the built mini program', () => {
  const story = useStory()
  const { server } = story

  async function open(kinds: string) {
    const { driver, claim } = await addDraft(server)
    const phone = phoneOf({ token: driver.token, me: await driver.identity.getMe() })
    const app = await story.open({ phone, path: 'insurance/papers', query: { id: claim.id, kinds } })
    await app.page.waitFor('只有办理理赔的工作人员能看')
    return { app, phone, driver, claimId: claim.id }
  }

  it('are photographed three at once, arrive with a receipt each, and are looked at', async () => {
    const { app, phone, driver, claimId } = await open('invoices')
    for (const seed of [71, 72, 73]) phone.photos.push(await jpegOf(drawPhoto(seed, 3_000, 2_000)))
    await app.page.tap('添加医疗费票据')
    await app.page.tap('拍照')
    await app.page.until(() => app.page.all('处理中').length === 3, 'three files there')
    await work(server)
    await app.page.until(() => app.page.text().match(/回执 CL-\d{8}-[2-9A-Z]{8}/g)?.length === 3, 'three receipts')
    const files = await filesOf(driver, claimId)
    expect(files.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept'])
    // Made smaller by the phone.
    expect(files[0]!.pages[0]).toMatchObject({ width: 2_400, height: 1_600 })
    await app.page.until(
      () => app.page.all(`查看 ${files[0]!.receiptNumber}`).length === 1,
      'the first to be looked at',
    )
    await app.page.tap(`查看 ${files[0]!.receiptNumber}`)
    await app.page.waitFor('第 1 页,共 1 页')
    await app.page.until(
      () =>
        app.page
          .all('.paper-page__image')
          .some((image) => String(image.attribute('src')).startsWith('data:image/jpeg')),
      'the page',
    )
  })

  it('go on by themselves once the network is back, with the parts that are missing', async () => {
    const { app, phone, driver, claimId } = await open('photos')
    phone.photos.push(await addGrain(drawPhoto(74, 2_400, 1_800)))
    await app.page.tap('添加现场照片')
    await app.page.tap('从相册选')
    const parts = () => phone.sent.filter(({ method, status }) => method === 'PUT' && status === 200).length
    await app.page.until(() => parts() >= 2, 'two parts there')
    phone.goOffline()
    await app.page.waitFor('没有网络,连上后接着传')
    const before = parts()
    phone.goOnline()
    await app.page.until(() => app.page.has('处理中'), 'the rest there')
    const [file] = await filesOf(driver, claimId)
    const count = Math.ceil(file!.size / file!.chunkSize)
    expect(count).toBeGreaterThan(2)
    expect(parts() - before).toBeLessThanOrEqual(count - before + 1)
    await work(server)
    expect((await filesOf(driver, claimId))[0]!.state).toBe('kept')
  })

  it('are chosen from a chat as PDF, and are nothing where nothing is chosen', async () => {
    const { app, phone, driver, claimId } = await open('costList')
    await app.page.tap('添加费用清单')
    await app.page.tap('拍照')
    expect(await filesOf(driver, claimId)).toEqual([])
    phone.documents.set('清单.pdf', makePdf(2))
    await app.page.tap('添加费用清单')
    await app.page.tap('选文件(PDF)')
    await app.page.waitFor('处理中')
    await work(server)
    await app.page.waitFor('2 页')
  })
})
