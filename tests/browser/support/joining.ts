import type { Page } from 'playwright-core'
import { demoEventCode } from '../../../server/demo/data'
import { newDocumentNumber, newPhone } from '../../support/people'

/** Screens 1 to 3, up to the letter. */
export async function fillIn(page: Page, name: string, eventCode = demoEventCode): Promise<void> {
  await page.goto(`/membership/join?event=${eventCode}`)
  await page.getByLabel('手机号').fill(newPhone())
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByRole('button', { name: '点这里填入' }).click()
  await page.getByRole('checkbox', { name: /个人信息保护说明/ }).click()
  await page.getByRole('checkbox', { name: /证件号码/ }).click()
  await page.getByRole('button', { name: '登录并开始填写' }).click()

  await page.getByText('第 2 步,共 4 步').waitFor()
  await page.getByLabel('姓名').fill(name)
  const number = newDocumentNumber()
  await page.getByLabel('居民身份证号码').fill(`${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`)
  await page.getByText('有一位不对').waitFor()
  await page.getByLabel('居民身份证号码').fill(number)
  await page.getByText('格式正确').waitFor()
  await page.getByRole('radio', { name: '长期' }).click()
  await page.getByRole('button', { name: '下一步' }).click()

  await page.getByText('第 3 步,共 4 步').waitFor()
  await page.getByRole('radio', { name: '外卖配送员' }).click()
  await page.getByLabel('平台或单位').fill('演示配送站')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('第 4 步,共 4 步').waitFor()
}

/** A signature by mouse. */
export async function sign(page: Page): Promise<void> {
  const pad = page.locator('.signature__pad')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 30, box.y + 30)
  await page.mouse.down()
  for (const [x, y] of [
    [60, 70],
    [110, 40],
    [160, 90],
  ] as const) {
    await page.mouse.move(box.x + x, box.y + y)
  }
  await page.mouse.up()
}
