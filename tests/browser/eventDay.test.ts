import type { Page } from 'playwright-core'
import qrcode from 'qrcode-generator'
import { fillIn, sign } from './support/joining'
import { useStory } from './support/story'

describe('A day at the stand, in the browser', () => {
  const story = useStory()

  /** Opens an event as staff do, with what the form proposes; the code in its QR. */
  async function openEvent(page: Page, name: string): Promise<string> {
    await page.goto('/desk/membership/events')
    await page.getByRole('button', { name: '新开一场活动' }).click()
    await expectValue(page, '地点', '金盏路 8 号')
    await expectValue(page, '活动名称', '金盏地区总工会(演示)现场入会')
    await page.getByLabel('活动名称').fill(name)
    await page.getByRole('button', { name: '开始活动' }).click()
    await page.getByText(name).first().waitFor()
    return (await page
      .getByText(/^活动码 /)
      .filter({ visible: true })
      .first()
      .textContent())!.slice('活动码 '.length)
  }

  const expectValue = async (page: Page, label: string, value: string) =>
    expect(await page.getByLabel(label).inputValue()).toBe(value)

  /** The modules of a QR picture on the page, as a scanner meets them: dark or light, row by row. */
  const readModules = (page: Page, label: RegExp, modules: number): Promise<string> =>
    page
      .getByRole('img', { name: label })
      .filter({ visible: true })
      .first()
      .evaluate((image, count) => {
        const source = image as HTMLImageElement
        const [cell, margin] = [6, 12]
        const canvas = document.createElement('canvas')
        canvas.width = canvas.height = count * cell + 2 * margin
        if (source.naturalWidth !== canvas.width) throw new Error(`the picture is ${source.naturalWidth} wide`)
        const pen = canvas.getContext('2d')!
        pen.drawImage(source, 0, 0)
        const isDark = (x: number, y: number) =>
          pen.getImageData(margin + x * cell + cell / 2, margin + y * cell + cell / 2, 1, 1).data[0]! < 128
        return Array.from({ length: count ** 2 }, (_, at) =>
          isDark(at % count, Math.floor(at / count)) ? '1' : '0',
        ).join('')
      }, modules)

  function modulesOf(content: string) {
    const code = qrcode(0, 'M')
    code.addData(content)
    code.make()
    const count = code.getModuleCount()
    const cells = Array.from({ length: count ** 2 }, (_, at) =>
      code.isDark(Math.floor(at / count), at % count) ? '1' : '0',
    )
    return { count, cells: cells.join('') }
  }

  const counted = (page: Page, words: string) =>
    page.locator('.event-counter__one').filter({ hasText: words }).locator('.event-counter__number')

  async function join(code: string, name: string): Promise<Page> {
    const { page } = await story.visit('phone')
    await fillIn(page, name, code)
    await sign(page)
    await page.getByRole('button', { name: '提交入会申请' }).click()
    await page.getByText('我们收到了').first().waitFor()
    return page
  }

  it('staff open an event, two riders join by its QR, the counter rises by itself, and a document is seen', async () => {
    const stand = await story.visitAs('desk', 'reviewer')
    const code = await openEvent(stand.page, '驿站开门日')
    const { qrText } = await story.server.anonymous.membership.getEvent({ params: { code } })
    const { count, cells } = modulesOf(qrText)
    expect(await readModules(stand.page, /驿站开门日的二维码/, count)).toBe(cells)
    expect(await counted(stand.page, '已提交').textContent()).toBe('0')

    const first = await join(code, '白云飞')
    await join(code, '夏雨荷')
    await counted(stand.page, '已提交').filter({ hasText: '2' }).waitFor()
    await stand.page.getByText('夏*荷').waitFor()
    await stand.shoot('event-desk')
    await stand.page.getByRole('button', { name: '放大展示' }).click()
    await stand.page.getByText('已有 2 位工友在这里提交').waitFor()
    await stand.shoot('event-stand')
    await stand.page.keyboard.press('Escape')

    const receipt = (await first.getByText(/^RH-/).first().textContent())!.trim()
    await stand.page.getByLabel('回执编号').fill(receipt)
    await stand.page.getByRole('button', { name: '查找' }).click()
    await stand.page.getByText('夏*荷').waitFor({ state: 'detached' })
    await stand.page.getByRole('button', { name: '核对证件原件 白*飞' }).click()
    await stand.page.getByRole('button', { name: '一致' }).click()
    await stand.page.getByText('陈静 今天').waitFor()
    await counted(stand.page, '已核对原件').filter({ hasText: '1' }).waitFor()

    const office = await story.visitAs('desk', 'reviewer2')
    await office.page.goto('/desk/work/queue')
    await office.page.getByText('白*飞').first().click()
    await office.page.getByText(/陈静 今天 .* 在“驿站开门日”核对了原件/).waitFor()
    await office.page.getByRole('button', { name: '通过申请' }).click()
    await office.page.getByText('陈静已在“驿站开门日”核对过证件原件').waitFor()
    await office.page.getByRole('button', { name: '确定通过' }).click()
    await office.page
      .getByText(/白\*飞.*已通过/)
      .first()
      .waitFor()
    await counted(stand.page, '已通过').filter({ hasText: '1' }).waitFor()
  })

  it('an event that closes in the middle of the form loses nothing: one tap, and it goes to the union itself', async () => {
    const stand = await story.visitAs('phone', 'reviewer')
    const code = await openEvent(stand.page, '雨天收摊')
    await stand.shoot('event-phone')
    const rider = await story.visit('phone')
    await fillIn(rider.page, '石大山', code)
    await sign(rider.page)
    await stand.page.getByRole('button', { name: '关闭活动' }).click()
    await stand.page.getByRole('button', { name: '关闭', exact: true }).click()
    await stand.page.getByText('活动已关闭,这个码不再受理申请').waitFor()

    await rider.page.getByRole('button', { name: '提交入会申请' }).click()
    await rider.page.getByText('活动刚刚结束了').waitFor()
    await rider.shoot('join-late')
    await rider.page.getByRole('button', { name: '改为直接申请' }).click()
    await rider.page.getByText('第 4 步,共 4 步').waitFor()
    await rider.page.getByRole('button', { name: '提交入会申请' }).click()
    await rider.page.getByText('我们收到了').first().waitFor()
  })

  it('prints one sheet with union, place, QR and three steps, and nothing of the desk', async () => {
    const stand = await story.visitAs('desk', 'reviewer')
    await openEvent(stand.page, '海报活动')
    await stand.page.emulateMedia({ media: 'print' })
    const seen = (words: string) => stand.page.getByText(words).filter({ visible: true }).count()
    for (const words of ['金盏地区总工会(演示)', '海报活动', '金盏路 8 号', '微信扫一扫上面的码', '签名提交']) {
      expect([words, (await seen(words)) > 0]).toEqual([words, true])
    }
    for (const words of ['待办', '回首页', '谁加入了', '打印海报', '陈静']) {
      expect([words, await seen(words)]).toEqual([words, 0])
    }
    const paper = await stand.page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  })

  it('without WeChat the page says so, shows the web QR, and tries again when asked', async () => {
    const stand = await story.visitAs('desk', 'reviewer')
    let isDown = true
    await stand.page.route('**/wechat-code', (route) =>
      isDown
        ? route.fulfill({ status: 502, json: { error: { code: 'server.outside_failed' }, requestId: 'r' } })
        : route.continue(),
    )
    await openEvent(stand.page, '没有微信')
    await stand.page.getByRole('radio', { name: '小程序码' }).click()
    await stand.page.getByText('微信现在给不出小程序码').waitFor()
    expect(
      await stand.page
        .getByRole('img', { name: /没有微信的二维码/ })
        .first()
        .getAttribute('src'),
    ).toMatch(/^data:image\/gif/)
    isDown = false
    await stand.page.getByRole('button', { name: '再试一次' }).click()
    await stand.page.getByText('微信现在给不出小程序码').waitFor({ state: 'detached' })
    const source = stand.page.locator('.event-code img[src^="data:image/png"]')
    await source.waitFor()
    expect(await source.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(300)
  })
})
