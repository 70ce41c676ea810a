import type { screens } from './support/chromium'
import { useStory } from './support/story'

describe('The H5 in a browser', () => {
  const story = useStory()

  it.each<keyof typeof screens>(['phone', 'desk'])('opens home on a %s without a complaint', async (screen) => {
    const { page, shoot } = await story.visit(screen)
    await page.goto('/')
    await page.getByText('市总工会').first().waitFor()
    await shoot(`home-${screen}`)
  })

  it('says which language it is in', async () => {
    const { page } = await story.visit('phone')
    await page.goto('/pages/mine')
    const language = () => page.locator('html').getAttribute('lang')
    await page.getByRole('radio', { name: 'English' }).click()
    await page.getByText('Settings').waitFor()
    expect(await language()).toBe('en')
    await page.reload()
    await page.getByText('Settings').waitFor()
    expect(await language()).toBe('en')
    await page.getByRole('radio', { name: '中文' }).click()
    await page.getByText('设置').waitFor()
    expect(await language()).toBe('zh-CN')
  })

  it('asks to sign in where nobody is known, and leads back from what is not there', async () => {
    const { page } = await story.visit('phone')
    await page.goto('/membership/check')
    await page.getByText('登录后才能看').waitFor()
    await page.goto('/organisations/union?id=0199a0a0-0000-7000-8000-000000000000')
    await page.getByText('可能已经合并或更名').waitFor()
    expect(await page.getByRole('button', { name: '再试一次' }).count()).toBe(0)
    await page.locator('.page__state').getByRole('button', { name: '返回' }).click()
    await page.getByText('市总工会').first().waitFor()
  })

  it('opens home for an address that is none of its pages, and says so', async () => {
    const { page } = await story.visit('phone')
    await page.goto('/no/such/page?id=1')
    await page.getByText('没有这个页面').waitFor()
    await page.getByText('市总工会').first().waitFor()
    await page.goto('/pages/mine')
    await page.getByText('设置').waitFor()
  })

  it('keeps the parts of the desk in sight where one of its pages fails', async () => {
    const { page, context } = await story.visitAs('desk', 'reviewer')
    const body = JSON.stringify({ error: { code: 'server.failed' }, requestId: 'r-4711' })
    await context.route('**/api/desk/membership/members*', (route) =>
      route.fulfill({ status: 500, contentType: 'application/json', body }),
    )
    await page.goto('/desk/membership/members')
    await page.getByText('没能打开').waitFor()
    await page.getByRole('link', { name: '现场活动' }).click()
    await page.getByText('新开一场活动').waitFor()
  })

  it('finds the server again after a crash', async () => {
    const { page } = await story.visit('phone')
    await story.server.kill()
    await story.server.start()
    await page.goto('/')
    await page.getByText('市总工会').first().waitFor()
  })
})
