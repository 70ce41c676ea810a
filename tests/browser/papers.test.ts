import type { Page } from 'playwright-core'
import { TestClock } from '../support/clock'
import { addDraft } from '../support/drafts'
import { work } from '../support/papers'
import { addGrain, drawPhoto, jpegOf, makePdf } from '../support/pictures'
import { startTestServer, type TestServer } from '../support/server'
import { useStory } from './support/story'

describe('Papers of a claim, in the browser', () => {
  const story = useStory<TestServer>({
    start: (database) => startTestServer(database, {}, new TestClock(), 'dist/h5'),
  })

  /** A claim the driver began, and its page of papers. */
  async function open(kinds: string) {
    const { driver, claim } = await addDraft(story.server)
    const visitor = await story.visitAs('phone', driver)
    await visitor.page.goto(`/insurance/papers?id=${claim.id}&kinds=${kinds}`)
    return { ...visitor, claimId: claim.id }
  }

  async function choose(page: Page, kind: string, from: string, files: Picked[]) {
    await page.getByRole('button', { name: `添加${kind}` }).click()
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: from }).click()
    await (await chosen).setFiles(files)
  }

  interface Picked {
    name: string
    mimeType: string
    buffer: Buffer
  }
  const photo = async (name: string, seed: number): Promise<Picked> => ({
    name,
    mimeType: 'image/jpeg',
    buffer: await jpegOf(drawPhoto(seed, 3_200, 2_400)),
  })
  const pdf = (name: string, pages: number): Picked => ({ name, mimeType: 'application/pdf', buffer: makePdf(pages) })

  it('are chosen several at once, made smaller, acknowledged each with a receipt, and looked at', async () => {
    const { page, shoot } = await open('invoices,bankCard')
    await page.getByText('只有办理理赔的工作人员能看').waitFor()
    await shoot('papers-empty')
    await choose(page, '医疗费票据', '从相册选', [await photo('IMG_1.jpg', 61), await photo('IMG_2.jpg', 62)])
    await page
      .getByText(/回执 CL-20261123-/)
      .nth(1)
      .waitFor()
    await page.getByText('处理中').nth(1).waitFor()
    await shoot('papers-checking')
    await work(story.server)
    await page.getByRole('button', { name: /^查看/ }).nth(1).waitFor()
    await choose(page, '医疗费票据', '选文件', [pdf('费用清单.pdf', 2), pdf('很多页.pdf', 21)])
    await page.getByText('处理中').nth(1).waitFor()
    await work(story.server)
    await page.getByText('PDF 超过 20 页,请分成几份。').waitFor()
    await page.getByText('2 页').waitFor()
    await shoot('papers-kept')
    await page.getByRole('button', { name: /^查看/ }).nth(2).click()
    await page.getByText('第 2 页,共 2 页').waitFor()
    expect(
      await page
        .locator('img.paper-page__image')
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(1_652)
    await shoot('papers-page')
    await page.getByRole('button', { name: '关闭' }).click()
    const refused = page.locator('.paper').filter({ hasText: '很多页.pdf' })
    await refused.getByRole('button', { name: /^移除/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click()
    await refused.waitFor({ state: 'detached' })
  })

  it('are of 2,400 pixels at most when they are sent, and go on by themselves once there is a network', async () => {
    const { page, context, shoot } = await open('photos')
    await page.getByText('现场照片').waitFor()
    const sent: number[] = []
    let isCut = false
    await page.route('**/chunks/*', async (route) => {
      if (!isCut && sent.length === 1) {
        isCut = true
        await context.setOffline(true)
        return route.abort('internetdisconnected')
      }
      sent.push(route.request().postDataBuffer()!.length)
      await route.continue()
    })
    // Noise, so that it is more than one part.
    const noisy = await photo('IMG_3.jpg', 63)
    await choose(page, '现场照片', '从相册选', [{ ...noisy, buffer: await addGrain(noisy.buffer) }])
    await page.getByText('没有网络,连上后接着传').waitFor()
    await shoot('papers-paused')
    await context.setOffline(false)
    await page.getByText('处理中').waitFor()
    const file = (await story.server.as('driver')).papers
    const claimId = new URL(page.url()).searchParams.get('id')!
    const [arrived] = (await file.listFiles({ params: { claimId } })).items
    expect(sent.length).toBeGreaterThan(1)
    expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBe(arrived!.size)
    await work(story.server)
    await page.getByRole('button', { name: /^查看/ }).waitFor()
    const [kept] = (await file.listFiles({ params: { claimId } })).items
    expect(Math.max(kept!.pages[0]!.width, kept!.pages[0]!.height)).toBe(2_400)
  })
})
