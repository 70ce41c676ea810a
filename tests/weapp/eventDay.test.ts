import { demoEventCode } from '../../server/demo/data'
import { drawCode } from '../../server/demo/picture'
import { newPerson, submitted } from '../support/people'
import type { Caller } from '../support/server'
import { fillIn, sign } from './support/joining'
import { phoneOf, strangersPhone, useStory } from './support/story'

describe('A day at the stand, with the built mini program', () => {
  const story = useStory()
  let reviewer: Caller
  beforeAll(async () => {
    reviewer = await story.server.as('reviewer')
  })

  async function openEvent(name: string) {
    const { organisationId } = (await reviewer.identity.getMe()).roles[0]!
    const times = { startsAt: '2026-11-23T01:00:00.000Z', endsAt: '2026-11-23T10:00:00.000Z' }
    return reviewer.membershipEvents.openEvent({
      body: { name, place: '金盏路 8 号', gift: '雨衣一件', ...times, organisationId },
    })
  }

  const staffPhone = async () => phoneOf(await story.server.anonymous.demo.signIn({ body: { as: 'reviewer' } }))

  it('a rider scans the mini program code, whose scene fixes union and event, and joins', async () => {
    const event = await openEvent('骑手日')
    // As WeChat passes it on.
    const query = { scene: encodeURIComponent(event.code) }
    const { page } = await story.open({ phone: strangersPhone(), path: 'membership/join', query })
    await page.waitFor('骑手日 · 金盏路 8 号')
    expect(page.text()).toContain('入会礼:雨衣一件')
    await fillIn(page, '何小满')
    await sign(page)
    await page.tap('提交入会申请')
    await page.waitFor('现场核对证件')
    const { counter } = await reviewer.membershipEvents.getDeskEvent({ params: { eventId: event.id } })
    expect(counter).toEqual({ begun: 1, submitted: 1, approved: 0, seen: 0 })
  })

  it('staff beside the rider scan the receipt, look at the document, and say so', async () => {
    const event = await openEvent('驿站日')
    const mine = await submitted(await newPerson(story.server), { eventCode: event.code, name: '石大山' })
    await submitted(await newPerson(story.server), { eventCode: event.code, name: '江小河' })
    const phone = await staffPhone()
    const { page } = await story.open({ phone, path: 'desk/membership/event', query: { id: event.id } })
    await page.waitFor('江*河')
    phone.scanned = mine.receiptNumber
    await page.tap('扫回执')
    await page.waitForGone('江*河')
    await page.tap('核对证件原件 石*山')
    await page.answer('一致')
    await page.waitForToast('已记下')
    const opened = await reviewer.membershipDesk.getCase({ params: { applicationId: mine.id } })
    expect(opened.sighting).toMatchObject({ by: '陈静', event: '驿站日' })
  })

  it('staff show the mini program code that WeChat made', async () => {
    const event = await openEvent('展示日')
    const { page } = await story.open({
      phone: await staffPhone(),
      path: 'desk/membership/event',
      query: { id: event.id },
    })
    await page.waitFor('网页二维码')
    await page.tap('小程序码')
    const picture = await page.waitFor('.event-code__made')
    expect(picture.attribute('src')).toBe(`data:image/png;base64,${drawCode(event.code).toString('base64')}`)
    await page.tap('放大展示')
    await page.waitFor('收起')
    expect(page.has('打印海报')).toBe(false)
  })

  it('an event is opened on a phone in three taps, and leads to its code', async () => {
    const { page } = await story.open({ phone: await staffPhone(), path: 'desk/membership/events' })
    await page.waitFor('骑手现场入会(演示)')
    await page.tap('新开一场活动')
    await page.waitForPage('desk/membership/event-form')
    await page.waitFor('开始活动')
    expect(page.value('地点')).toBe('金盏路 8 号')
    await page.tap('开始活动')
    await page.waitForPage('desk/membership/event')
    await page.waitFor('微信扫一扫,加入工会')
    expect(page.text()).not.toContain(demoEventCode)
  })
})
