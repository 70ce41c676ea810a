import { addGrant } from '../../server/seeds/organisations'
import { newMember, type TestMember } from '../support/members'
import { unionId } from '../support/unions'
import type { OpenApp } from './support/app'
import { phoneOf, useStory } from './support/story'

describe('A member with the built mini program', () => {
  const story = useStory()
  const { server } = story

  /** The member's phone, signed in, open at a page. */
  async function open({ caller }: TestMember, path: string): Promise<OpenApp> {
    return story.open({ phone: phoneOf({ token: caller.token, me: await caller.identity.getMe() }), path })
  }

  it('asks to be moved, follows it, and holds the card of the new union', async () => {
    const member = await newMember(server, { at: '漷县', name: '米小圈' })
    const newUnion = await server.as('classManager')
    const { id: personId } = await newUnion.identity.getMe()
    const changyang = await unionId(server, '长阳')
    await server.database.transaction((db) => addGrant(db, personId, 'reviewer', changyang, server.clock.now()))

    const app = await open(member, 'membership/standing')
    await app.page.waitFor('权益照常,会员卡可用。')
    await app.page.tap('转到别的工会')
    await app.page.waitFor('选要转去的工会')
    await app.page.tap('去选工会')
    await app.page.waitForPage('organisations/find')
    await app.page.input('工会名称、信用代码或区县', '长阳')
    await app.page.waitForGone('转到漷县镇总工会(演示)')
    await app.page.tap('转到长阳镇总工会(演示)')
    await app.page.waitFor('给新工会的话(可不写)')
    await app.page.input('给新工会的话(可不写)', '换到长阳送餐')
    app.phone.loseNextAnswer()
    await app.page.tap('申请转会')
    await app.page.waitFor('等对方工会答复')

    const { items } = await newUnion.desk.listWorkItems({ query: { q: '米小圈' } })
    expect(items).toHaveLength(1)
    const { id, version } = items[0]!
    await newUnion.membersDesk.decideTransfer({ params: { transferId: id }, body: { decision: 'accept', version } })
    await app.page.pullDown()
    await app.page.waitFor('转好了')
    await app.page.tap('查看会员卡')
    await app.page.waitFor('请工作人员扫一扫')
    expect(app.page.text()).toContain('长阳镇总工会(演示) · 正常')
  })

  it('takes a transfer back, and leaves only after saying so', async () => {
    const member = await newMember(server, { name: '米小星' })
    const organisationId = await unionId(server, '长阳')
    await member.caller.membershipStanding.askTransfer({ body: { organisationId } })
    const app = await open(member, 'membership/standing')
    await app.page.tap('正在转到长阳镇总工会(演示)')
    await app.page.waitFor('等对方工会答复')
    await app.page.tap('撤回转会')
    await app.page.answer('撤回')
    await app.page.waitFor('您已撤回')
    app.goBack()
    await app.page.pullDown()
    await app.page.waitFor('权益照常,会员卡可用。')
    await app.page.tap('退会')
    await app.page.waitFor('请先勾选确认')
    await app.page.tap('我知道退会后的变化,确定要退会')
    await app.page.tap('退会')
    await app.page.waitFor('反悔,继续当会员')
  })
})
