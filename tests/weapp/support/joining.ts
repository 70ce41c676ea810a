import { newDocumentNumber } from '../../support/people'
import type { Screen } from './screen'

/** Screens 1 to 3: who, what document, what work. */
export async function fillIn(page: Screen, name: string): Promise<void> {
  await page.tap('使用微信手机号')
  await page.waitFor('已验证')
  await page.tap('我已阅读并同意《个人信息保护说明》')
  await page.tap('同意收集证件号码,只用于核实入会资格')
  await page.tap('开始填写')
  await page.waitFor('第 2 步,共 4 步')
  await page.input('姓名', name)
  await page.input('居民身份证号码', newDocumentNumber())
  await page.waitFor('格式正确')
  await page.tap('长期')
  await page.tap('下一步')
  await page.waitFor('第 3 步,共 4 步')
  await page.tap('外卖配送员')
  await page.input('平台或单位', '演示配送站')
  await page.tap('下一步')
  await page.waitFor('第 4 步,共 4 步')
}

/** A signature by finger. */
export async function sign(page: Screen): Promise<void> {
  const stroke = [
    { x: 20, y: 30 },
    { x: 60, y: 70 },
    { x: 120, y: 40 },
  ]
  await page.draw('.signature__touch', [stroke])
}
