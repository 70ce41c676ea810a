import { newChildNumber } from '../support/children'
import { drawPhoto, jpegOf } from '../support/pictures'
import { phoneOf, useStory } from './support/story'

describe('A mother and her child, with the built mini program', () => {
  const story = useStory()

  it('adds it with her consent, and hands in a photo from her album as proof', async () => {
    const { server } = story
    const phone = phoneOf(await server.anonymous.demo.signIn({ body: { as: 'parent' } }))
    const { page } = await story.open({ phone, path: 'classes/child-form' })
    await page.input('孩子姓名', '赵小满')
    await page.input('证件号码', newChildNumber('20190512'))
    await page.tap('母亲')
    await page.pick('现在几年级', '二年级')
    await page.waitFor('请先同意')
    await page.tap('同意工会为托管班使用这个孩子的信息')
    await page.tap('下一步')
    await page.waitForPage('classes/child')
    await page.waitFor('拍一张监护证明')

    await page.tap('添加照片')
    await page.tap('从相册选')
    expect(page.has('第 1 张')).toBe(false)
    phone.photos.push(await jpegOf(drawPhoto(3, 3_000, 2_000)))
    await page.tap('添加照片')
    await page.tap('从相册选')
    await page.waitFor('第 1 张')
    await page.tap('提交核实')
    await page.waitFor('正在核实')

    const mother = server.withToken(JSON.parse(phone.storage.get('session')!).token)
    const added = (await mother.children.listChildren()).items.find(({ name }) => name === '赵小满')!
    expect(added).toMatchObject({ state: 'stated', relation: 'mother', grade: 2, review: { isFiled: true } })
    const { proofs } = await mother.children.getChild({ params: { childId: added.id } })
    // Made smaller by the phone.
    expect(proofs).toMatchObject([{ width: 2_400, height: 1_600 }])
  })
})
