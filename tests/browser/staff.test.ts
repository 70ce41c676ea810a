import type { Page } from 'playwright-core'
import { newPerson, newPhone, submitted } from '../support/people'
import type { Visitor } from './support/chromium'
import { fillSmsCode } from './support/proving'
import { useStory } from './support/story'

describe('From a new union to its first decision, in the browser', () => {
  const story = useStory()

  async function visit(screen: 'phone' | 'desk'): Promise<Visitor> {
    const visitor = await story.visit(screen)
    // Home tells the page that this is a demo, whose codes may be filled in.
    await visitor.page.goto('/')
    await visitor.page.waitForFunction(() => localStorage.getItem('demo') !== null)
    return visitor
  }

  async function signInBySms(page: Page, phone: string): Promise<void> {
    await page.goto('/identity/sign-in')
    await page.getByLabel('手机号').fill(phone)
    await fillSmsCode(page)
    await page.getByRole('button', { name: '登录' }).last().click()
  }

  const union = '东坝街道总工会'
  const phone = newPhone()

  it('an administrator adds a union and gives a role, whose holder sets up, decides, and is out when it ends', async () => {
    const orgAdmin = await story.server.as('orgAdmin')
    const admin = await story.visitAs('desk', orgAdmin)
    await admin.page.goto('/desk/organisations/tree')
    await admin.page.getByRole('button', { name: /^朝阳区总工会/ }).click()
    await admin.page.getByRole('button', { name: '加下级工会' }).click()
    const form = admin.page
    await form.getByLabel('名称', { exact: true }).fill(union)
    await form.getByLabel('类型', { exact: true }).selectOption({ label: '街道、乡镇工会' })
    await form.getByLabel('办公时间', { exact: true }).fill('工作日 9:00–17:00')
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByText(`已加上${union}`).waitFor()

    await openStaffOf(admin, union)
    await admin.page.getByRole('button', { name: '授予角色' }).click()
    await admin.page.getByLabel('角色', { exact: true }).selectOption({ label: '入会审核' })
    await admin.page.getByLabel('对方的手机号').fill(phone)
    await admin.page.getByRole('button', { name: '授予', exact: true }).click()
    await admin.page.getByText(`入会审核 · ${union}`).waitFor()
    await admin.shoot('desk-staff')

    const staff = await visit('phone')
    await signInBySms(staff.page, phone)
    await staff.page.getByRole('button', { name: '开始启用' }).click()
    await staff.page.getByText('一、加到身份验证器').waitFor()
    await staff.page.getByRole('button', { name: '填入演示动态码' }).click()
    await staff.page.getByRole('button', { name: '验证' }).click()
    await staff.page.getByRole('button', { name: '生成备用码' }).click()
    await staff.page.getByText('请现在存好').first().waitFor()
    const codes = await staff.page.locator('.factor__code').allTextContents()
    expect(codes).toHaveLength(10)
    await staff.shoot('recovery-codes')
    await staff.page.getByRole('button', { name: '我已存好' }).click()
    await staff.page.getByText('还有 10 个没用过').waitFor()

    const organisationId = await idOf(union)
    const applicant = await newPerson(story.server)
    const { id } = await submitted(applicant, { eventCode: null, organisationId, name: '白云飞' })
    await staff.page.goto('/desk/work/queue')
    await staff.page.getByText('白*飞').filter({ visible: true }).first().click()
    await staff.page.getByRole('button', { name: '通过申请' }).click()
    await staff.page.getByRole('radio', { name: '我已当面看过证件原件' }).click()
    await staff.page.getByRole('button', { name: '确定通过' }).click()
    await staff.page.getByText('已通过').filter({ visible: true }).first().waitFor()
    expect((await applicant.membership.getApplication({ params: { applicationId: id } })).state).toBe('approved')

    await openStaffOf(admin, union)
    await admin.page.getByRole('button', { name: /结束.*入会审核/ }).click()
    await admin.page.getByRole('button', { name: '结束', exact: true }).last().click()
    await admin.page.getByText('没有找到工作人员').or(admin.page.getByText('已办好')).first().waitFor()
    await staff.page.goto('/desk/work/queue')
    await staff.page.getByText('您的账号没有工作人员的角色', { exact: false }).first().waitFor()

    const again = await visit('phone')
    await orgAdmin.staffDesk.grantRole({
      body: { organisationId, role: 'reviewer', who: { phone } },
    })
    await signInBySms(again.page, phone)
    await again.page.getByRole('button', { name: '用备用码' }).click()
    await again.page.getByLabel('备用码').fill(codes[0]!)
    await again.page.getByRole('button', { name: '验证' }).click()
    await again.page.waitForURL((url) => !url.pathname.includes('second-factor'))
    await again.page.goto('/desk/work/queue')
    await again.page.getByText('待办').first().waitFor()
  })

  it('a member takes another phone: proved by the old one, then by the new', async () => {
    const old = newPhone()
    const next = newPhone()
    const member = await visit('phone')
    await signInBySms(member.page, old)
    await member.page.waitForURL((url) => !url.pathname.includes('sign-in'))
    await member.page.goto('/identity/phone')
    await member.page.getByLabel('新手机号').fill(next)
    await member.page.getByRole('button', { name: '获取验证码' }).first().click()
    const sheet = member.page.getByRole('dialog')
    await sheet.getByText('再确认一次是您本人').waitFor()
    await fillSmsCode(sheet)
    await member.shoot('step-up')
    await sheet.getByRole('button', { name: '确认并继续' }).click()
    await sheet.waitFor({ state: 'detached' })
    const sent = await member.page
      .getByText(/演示环境的验证码:\d{6}/)
      .first()
      .textContent()
    await member.page.getByLabel('短信验证码').fill(/\d{6}/.exec(sent ?? '')![0])
    await member.page.getByRole('button', { name: '换成这个号' }).click()
    // A toast, which a busy machine may show and take away between two looks.
    await member.page.getByText('手机号已更换').waitFor({ state: 'attached' })
    expect((await story.server.withToken(await tokenOf(member)).identity.getMe()).phone).toBe(
      `${next.slice(0, 3)}****${next.slice(7)}`,
    )
  })

  const tokenOf = (visitor: Visitor): Promise<string> =>
    visitor.page.evaluate(() => JSON.parse(localStorage.getItem('session')!).data.token as string)

  const idOf = async (name: string): Promise<string> =>
    (await story.server.anonymous.organisations.listOrganisations({ query: { q: name } })).items[0]!.id

  async function openStaffOf(admin: Visitor, name: string): Promise<void> {
    await admin.page.goto(`/desk/organisations/staff?organisation=${await idOf(name)}`)
    await admin.page.getByText(`${name}的工作人员`).waitFor()
  }
})
