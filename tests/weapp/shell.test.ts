import { Phone } from './support/phone'
import { useStory } from './support/story'

describe('The built mini program', () => {
  const story = useStory()

  it('opens home with one request and little to draw', async () => {
    const app = await story.open()
    await app.page.waitFor('市总工会')
    expect(app.phone.sent).toEqual([{ method: 'GET', path: '/api/home', status: 200 }])
    expect(app.setDataCalls.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(32 * 1024)
    expect(app.countNodes()).toBeLessThanOrEqual(400)
  })

  it('shows every tab, and finds home as it was left', async () => {
    const app = await story.open()
    for (const tab of ['服务', '消息', '我的', '首页']) {
      app.tapTab(tab)
      await app.page.until(() => app.page.text() !== '', `something on ${tab}`)
    }
    expect(app.page.route).toBe('pages/home')
    await app.page.waitFor('市总工会')
  })

  it('keeps who signed in through WeChat over a restart', async () => {
    const phone = new Phone()
    phone.loginCode = 'openid:shell'
    const before = await story.open({ phone, path: 'identity/sign-in' })
    await before.page.tap('微信一键登录')
    await before.page.until(() => phone.storage.has('session'), 'a session')
    before.close()
    const app = await story.open({ phone })
    await app.page.waitFor('市总工会')
    expect(app.page.has('登录')).toBe(false)
  })

  it('says so when there is no network, and goes on when there is one', async () => {
    const phone = new Phone()
    phone.goOffline()
    const app = await story.open({ phone })
    await app.page.waitFor('没有网络')
    expect(phone.sent).toEqual([])
    // Trying again helps nothing yet; with the network there the page opens by itself, so the button may be gone by then.
    await app.page.tap('再试一次')
    await app.page.waitFor('没有网络')
    phone.goOnline()
    await app.page.waitFor('市总工会')
  })

  it('opens by itself once the network it started without is there', async () => {
    const phone = new Phone()
    phone.goOffline()
    const app = await story.open({ phone })
    await app.page.waitFor('没有网络')
    phone.goOnline()
    await app.page.waitFor('市总工会')
    await app.page.until(() => !app.page.has('没有网络'), 'the notice to be gone')
  })

  it('offers a new version once WeChat has it, and restarts only when asked to', async () => {
    const phone = new Phone()
    const app = await story.open({ phone })
    await app.page.waitFor('市总工会')
    expect(phone.modals).toEqual([])
    phone.fetchNewVersion()
    await app.page.until(() => phone.modals.length === 1, 'a question')
    expect(phone.modals[0]).toMatchObject({ title: '有新版本', buttons: ['稍后', '重启'] })
    phone.modals[0]!.press('稍后')
    expect(phone.updates).toBe(0)
    phone.fetchNewVersion()
    await app.page.until(() => phone.modals.length === 1, 'the question again')
    phone.modals[0]!.press('重启')
    expect(phone.updates).toBe(1)
  })
})
