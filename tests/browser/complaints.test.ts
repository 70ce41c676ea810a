import { useStory } from './support/story'

describe('Somebody who writes to the union, in the browser', () => {
  const story = useStory()

  it('complains without giving a name, is answered, and asks once more', async () => {
    const { page, shoot } = await story.visitAs('phone', 'driver')
    await page.goto('/pages/services')
    await page.getByRole('button', { name: /投诉与建议/ }).click()
    await page.getByRole('radio', { name: '投诉', exact: true }).click()
    await page.getByRole('radio', { name: '金盏地区总工会(演示)' }).click()
    await page.getByLabel('想说的话').fill('驿站周末总锁着门')
    await page.getByText('交给上一级工会答复,不交给它自己。').waitFor()
    await page.getByRole('checkbox', { name: '不署名' }).click()
    await page.getByText('谁也看不到您是谁').waitFor()
    await shoot('complaints-new')
    // What was typed waits on the phone.
    await page.reload()
    await page.getByRole('checkbox', { name: '不署名', checked: true }).waitFor()
    expect(await page.getByLabel('想说的话').inputValue()).toBe('驿站周末总锁着门')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('等朝阳区总工会(演示)答复').waitFor()
    await shoot('complaints-one')

    const admin = await story.visitAs('desk', 'orgAdmin')
    await admin.page.goto('/desk/work/queue')
    await admin.page.locator('.work-item').first().click()
    await admin.page.getByText('驿站周末总锁着门').waitFor()
    await admin.page.getByText('写信人不愿署名').waitFor()
    await admin.page.getByRole('button', { name: '我来办' }).click()
    await admin.page.getByRole('button', { name: '放回' }).waitFor()
    await admin.shoot('complaints-desk')
    expect(await admin.page.getByText('李').count()).toBe(0)
    await admin.page.getByLabel('答复内容').fill('从这周起周末开门')
    await admin.page.getByRole('button', { name: '发出答复' }).click()
    await admin.page.getByText('不署名:已答复').waitFor()

    await page.goto('/pages/messages')
    await page.getByText('工会答复您了').click()
    await page.getByText('从这周起周末开门').waitFor()
    await page.getByLabel('再问一次').fill('节假日呢?')
    await page.getByRole('button', { name: '发出' }).click()
    await page.getByText('节假日呢?').waitFor()
    await shoot('complaints-again')
    await page.goto('/pages/mine')
    await page.getByRole('button', { name: '投诉与建议' }).click()
    await page.getByText('投诉 · 金盏地区总工会(演示)').waitFor()
    await page.getByRole('button', { name: '写一条' }).waitFor()
    await shoot('complaints-mine')
  })
})

describe('The H5 where something fails', () => {
  const story = useStory()

  it('says at the first start that there is no network, and opens by itself once there is one', async () => {
    const { page, context, shoot } = await story.visit('phone')
    // The page came, and the network went.
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'onLine', {
        configurable: true,
        get: () => sessionStorage.getItem('on') === '1',
      })
    })
    await context.route('**/api/**', (route) => route.abort('internetdisconnected'))
    await page.goto('/')
    await page.getByText('没有网络').waitFor()
    await shoot('offline-start')
    await context.unroute('**/api/**')
    await page.evaluate(() => {
      sessionStorage.setItem('on', '1')
      window.dispatchEvent(new Event('online'))
    })
    await page.getByText('市总工会').first().waitFor()
    expect(await page.getByText('没有网络').count()).toBe(0)
  })

  it('says so where not even its code arrives', async () => {
    const { page, context, shoot } = await story.visit('phone')
    await context.route('**/*.js', (route) => route.abort('internetdisconnected'))
    await page.goto('/')
    await page.getByText('还没打开?请看看网络').waitFor()
    await page.waitForFunction(() => getComputedStyle(document.querySelector('.boot')!).opacity === '1')
    await shoot('offline-code')
  })

  it('offers to tell the union where the server failed, with the number of what failed', async () => {
    const { page, context } = await story.visitAs('phone', 'driver')
    const body = JSON.stringify({ error: { code: 'server.failed' }, requestId: 'r-4711' })
    await context.route('**/api/home', (route) => route.fulfill({ status: 500, contentType: 'application/json', body }))
    await page.goto('/')
    await page.getByRole('button', { name: '告诉工会' }).click()
    await page.getByRole('radio', { name: '这个小程序', checked: true }).waitFor()
    expect(await page.getByLabel('想说的话').inputValue()).toContain('r-4711')
  })

  it('lets a failure nobody waits for pass without a word on the page', async () => {
    const { page } = await story.visit('phone')
    await page.goto('/')
    await page.getByText('市总工会').first().waitFor()
    const note = page.waitForEvent('console', (message) => message.text().startsWith('unhandled'))
    await page.evaluate(() => {
      const reason = new TypeError('13800008000')
      window.dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason }))
    })
    expect((await note).text()).toBe('unhandled: server.failed (TypeError)')
    expect(await page.locator('.taro__toast').count()).toBe(0)
  })
})
